import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { ACT_OF, MANDATE_USES, type Permission, actsOf } from '@helan/contracts';
import { listGuardedRoutes } from '../../kernel/auth/index.js';
import { listedOnMandate } from '../../testing/mandated.js';
import { MessageRoom } from '../../testing/messages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

/** What is only written, collected or looked at before a step is taken; and what is no step in anybody's name. */
const ON_THE_WAY: readonly string[] = [
  'POST projects',
  'PUT projects/:id/application',
  'POST projects/:id/documents',
  'DELETE projects/:id/documents/:documentId',
  'POST projects/:id/households',
  'POST projects/:id/own-history',
  'POST my/holder-key',
  'POST lots/:lotId/registrations',
  'PUT registrations/:id',
  'POST registrations/:id/documents',
  'DELETE registrations/:id/documents/:documentId',
  'POST registrations/:id/partner-consent',
  'POST questions',
];
/** Of those that a liaison alone takes. */
const LIAISONS: readonly string[] = ['POST lots/:id/paper-signatures'];

let platform: TestPlatform;
let room: MessageRoom;
beforeAll(async () => {
  platform = await TestPlatform.start();
  room = await MessageRoom.of(platform);
}, 120_000);
afterAll(() => platform.close());

const used = async (login: string) => {
  await room.read();
  return (await room.inbox(login)).filter(({ title }) => title === '有人代您办了事').map(({ text }) => text);
};

test('of every step that an agent may be given it is said how it is told, or that it is on the way to one', () => {
  const steps = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector))
    .filter(({ method, requirement }) => method !== 'GET' && requirement in ACT_OF)
    .filter(({ requirement }) => Array.isArray(actsOf(requirement as Permission)))
    .map(({ method, path }) => `${method} ${path.slice(1)}`);
  expect([...steps, ...LIAISONS].sort()).toEqual([...Object.keys(MANDATE_USES), ...ON_THE_WAY].sort());
});

test('a cooperative hears what its agent did: of each registration, and of his bids once in a session', async () => {
  const story = new Story(platform);
  const { lotId } = await story.trading(['jingmai2', 'jingmai3']);
  const other = await story.listed();
  const agent = await platform.as('jingmai1');
  const today = new Date((await platform.time()) + 8 * 3_600_000).toISOString().slice(0, 10);
  const { id } = await (
    await platform.as('jingmai2')
  ).post<{ id: string }>('my/mandates', {
    ...{ kind: 'AGENT', agentName: '马新雨', agentIdNumber: '640122197809020036' },
    ...{ acts: ['REGISTER', 'BID'], fromDay: today, untilDay: '2027-03-31' },
  });
  await agent.put('my/acting', { mandateId: id });
  for (const [login, yuan] of [
    ['jingmai1', 620],
    ['jingmai3', 625],
    ['jingmai1', 630],
  ] as const)
    await story.bid(login, lotId, yuan);
  expect(await used('jingmai2')).toEqual([expect.stringMatching(/^代理人马新雨代您出了价：“.+”。不是您/)]);
  const registration = await story.register('jingmai1', other.lotId);
  await agent.post(`registrations/${registration}/withdrawal`, {}, 204);
  expect((await used('jingmai2')).map((text) => text.split('：')[0]).sort()).toEqual([
    '代理人马新雨代您出了价',
    '代理人马新雨代您提交了报名',
    '代理人马新雨代您撤回了报名',
  ]);
  expect(await used('jingmai1')).toEqual([]);
});

test('a villager hears of each thing that the liaison does for him', async () => {
  const { name } = await listedOnMandate(new Story(platform));
  await room.read();
  const rows: { text: string }[] = await platform.dataSource.query(
    `select m.text from message m join party p on m.recipient = 'PARTY:' || p.id
     where m.event = 'mandate.used' and p.name = $1`,
    [name],
  );
  expect(rows.map(({ text }) => text)).toEqual(
    expect.arrayContaining([expect.stringMatching(/的信息联络员代您提交了转出申请：/)]),
  );
});
