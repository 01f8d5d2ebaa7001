import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MouthTellingView, PageView, SetAsideView, UnsentMessageView } from '@helan/contracts';
import { Transactions } from '../../kernel/db/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { SmsFailed, type SmsMessage } from '../../kernel/sms/index.js';
import { MessageRoom } from '../../testing/messages.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { PhoneBook } from '../account/index.js';
import { MessageResolvers } from './index.js';

/** Two processes at one database; what either sends lies on one pile. */
let one: TestPlatform;
let other: TestPlatform;
let room: MessageRoom;
let second: MessageRoom;
const sent: SmsMessage[] = [];
beforeAll(async () => {
  const database = await createTestDatabase();
  one = await TestPlatform.start(database);
  other = await TestPlatform.start({ ...database, drop: () => Promise.resolve() });
  room = await MessageRoom.of(one, sent);
  second = await MessageRoom.of(other, sent);
}, 120_000);
afterAll(async () => {
  await other.close();
  await one.close();
});
beforeEach(() => {
  sent.length = 0;
  room.gateway = second.gateway = () => Promise.resolve();
});

describe('once', () => {
  test('with two readers and two senders at once, each is told once', async () => {
    const before = await room.count('message');
    for (let number = 0; number < 20; number += 1) await room.changed('jingmai2');
    await Promise.all([room.read(), second.read()]);
    await Promise.all([room.read(), second.read()]);
    expect(await room.count('message')).toBe(before + 20);
    await Promise.all([room.send(), second.send()]);
    await room.later(1_001);
    await Promise.all([room.send(), second.send()]);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(20);
    expect(sent).toHaveLength(20);
  });

  test('no more leave within a second than the gateway takes, over both processes', async () => {
    for (let number = 0; number < 30; number += 1) await room.changed('jingmai2');
    await room.read();
    const before = await one.time();
    await Promise.all([room.send(), second.send()]);
    const seconds = ((await one.time()) - before) / 1000;
    expect(sent.length).toBeGreaterThanOrEqual(20);
    // On a machine that stands still for longer than a second the next second's may leave, too.
    expect(sent.length).toBeLessThanOrEqual(20 * Math.ceil(seconds));
    await room.later(1_001);
    await second.send();
    expect(sent).toHaveLength(30);
  });

  test('a process that breaks off between taking and sending: another one sends, under the same key', async () => {
    await room.changed('jingmai2');
    await room.read();
    await one.dataSource.query(
      `update delivery set tries = 1, tried_at = platform_now(), next_at = platform_now() + interval '120 seconds'
       where state = 'WAITING'`,
    );
    expect(await second.send()).toBe(0);
    await room.later(121_000);
    await second.send();
    expect(sent).toHaveLength(1);
  });

  test('a gateway that takes it and does not say so is asked again with the same key', async () => {
    const keys: string[] = [];
    room.gateway = second.gateway = async ({ key }) => {
      keys.push(key);
      if (keys.length === 1) throw new SmsFailed('SILENT');
    };
    await room.changed('jingmai2');
    await room.read();
    await room.send();
    expect(await room.send()).toBe(0);
    await room.later(31_000);
    await room.send();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await room.count(`delivery where state = 'WAITING'`)).toBe(0);
  });
});

describe('what cannot be told', () => {
  test('after five tries staff is told, tries again, or gives it to the liaison, who ticks it once', async () => {
    room.gateway = second.gateway = () => Promise.reject(new SmsFailed('BUSY', '503'));
    await room.changed('jingmai1');
    await room.read();
    for (let tries = 0; tries < 5; tries += 1) {
      await room.send();
      await room.later(4 * 3_600_000);
    }
    const clerk = await one.as('shouli');
    const { items } = await clerk.get<PageView<UnsentMessageView>>('unsent-messages');
    expect(items).toMatchObject([{ title: '密码改了', tries: 5, error: 'BUSY', channelName: '短信' }]);
    await room.read();
    expect(await room.inbox('shouli')).toContainEqual(
      expect.objectContaining({ title: '有消息没发出去', link: '/console/messages' }),
    );
    await clerk.post(`unsent-messages/${items[0]!.id}/trial`, {}, 204);
    expect((await clerk.get<PageView<UnsentMessageView>>('unsent-messages')).items).toEqual([]);
    expect(await clerk.refused('post', `unsent-messages/${items[0]!.id}/trial`)).toMatchObject({
      status: 404,
    });
    for (let tries = 0; tries < 5; tries += 1) {
      await room.send();
      await room.later(4 * 3_600_000);
    }
    await clerk.post(`unsent-messages/${items[0]!.id}/handover`, {}, 204);
    const liaison = await one.as('cunji');
    const list = await liaison.get<PageView<MouthTellingView>>('mouth-tellings');
    const telling = list.items.find(({ title }) => title === '密码改了')!;
    expect(telling).toMatchObject({ toldAt: null, tellerName: null });
    expect(await (await one.as('cunji2')).refused('post', `mouth-tellings/${telling.id}/tick`)).toMatchObject(
      {
        status: 404,
      },
    );
    await liaison.post(`mouth-tellings/${telling.id}/tick`, { note: '到家里说了' }, 204);
    expect(await liaison.refused('post', `mouth-tellings/${telling.id}/tick`)).toMatchObject({ status: 409 });
    await liaison.request('delete', `mouth-tellings/${telling.id}/tick`).expect(204);
    expect(await liaison.refused('delete', `mouth-tellings/${telling.id}/tick`)).toMatchObject({
      status: 409,
    });
    await liaison.post(`mouth-tellings/${telling.id}/tick`, { note: '到家里说了' }, 204);
    const told = await liaison.get<PageView<MouthTellingView>>('mouth-tellings?told=true');
    expect(told.items[0]).toMatchObject({
      tellerName: '田守信',
      note: '到家里说了',
      toldAt: expect.any(String),
    });
  }, 60_000);

  test('what a colleague has ticked by mistake, who may be there no more, whoever tells there takes back', async () => {
    const liaison = await one.as('cunji');
    const [told] = (await liaison.get<PageView<MouthTellingView>>('mouth-tellings?told=true')).items;
    const other = await room.accountOf('shouli');
    await one.asOwner('update mouth_telling set told_by = $2 where id = $1', [told!.id, other]);
    const tick = `mouth-tellings/${told!.id}/tick`;
    expect(await (await one.as('cunji2')).refused('delete', tick)).toMatchObject({ status: 404 });
    await liaison.request('delete', tick).expect(204);
    expect(await liaison.refused('delete', tick)).toMatchObject({ status: 409 });
  });

  test('whoever has no village is told otherwise: with a word of how, it waits no more', async () => {
    room.gateway = second.gateway = () => Promise.reject(new SmsFailed('REFUSED', '400'));
    const accountId = await room.accountOf('dangan');
    await one.app.get(Transactions).run((tx) => one.app.get(PhoneBook).set(tx, accountId, '13712347777'));
    await room.changed('dangan');
    await room.read();
    await room.send();
    const clerk = await one.as('shouli');
    const open = () => clerk.get<PageView<UnsentMessageView>>('unsent-messages');
    const [failed] = (await open()).items;
    expect(failed).toMatchObject({ title: '密码改了', tries: 1, error: 'REFUSED' });
    const route = `unsent-messages/${failed!.id}`;
    expect(await clerk.refused('post', `${route}/handover`)).toMatchObject({ code: 'message.no-village' });
    expect(await clerk.refused('post', `${route}/settlement`, { note: ' ' })).toMatchObject({ status: 422 });
    await clerk.post(`${route}/settlement`, { note: '打座机说了' }, 204);
    expect((await open()).items).toEqual([]);
    expect(await clerk.refused('post', `${route}/settlement`, { note: '再说一次' })).toMatchObject({
      status: 404,
    });
    expect(
      await one.dataSource.query(
        `select d.state, d.settled_note, a.login from delivery d join account a on a.id = d.settled_by`,
      ),
    ).toEqual([{ state: 'SETTLED', settled_note: '打座机说了', login: 'shouli' }]);
  });

  test('news whose template lacks a value rests, is shown, and does not hold up what comes after it', async () => {
    const resolvers = one.app.get(MessageResolvers);
    const accountId = await room.accountOf('jingmai2');
    let isBroken = true;
    resolvers.resolve('ruling.decided', async ({ rulingId }) => {
      if (rulingId !== 'broken') return [];
      const to = { kind: 'ACCOUNT', id: accountId } as const;
      const values = isBroken ? { at: '11月5日17:00' } : { at: '11月5日17:00', what: '工作日历' };
      return [{ event: 'work.ruling', side: 'STAFF', to, values }];
    });
    // Whoever signs in is news himself, at some hours.
    const admin = await one.as('xitong');
    await room.read();
    await one.app
      .get(Transactions)
      .run((tx) => tell(tx, 'ruling.decided', 'broken', { rulingId: 'broken', kind: '', to: '' }));
    // It has failed so often that its rest is longer than any machine takes for what follows.
    await one.dataSource.query(
      `update outbox_waiting set failures = 11 where id in (select id from outbox where subject = 'broken')`,
    );
    await room.changed('jingmai2');
    const before = await room.count('message');
    await room.read();
    expect(await room.count('message')).toBe(before + 1);
    expect(await admin.get<SetAsideView[]>('unread-news')).toMatchObject([
      { topic: 'ruling.decided', failures: 12, error: 'error.Error' },
    ]);
    isBroken = false;
    expect(await room.read()).toBe(0);
    await admin.post('unread-news/trial', {}, 204);
    expect(await room.read()).toBe(1);
    expect(await room.count('message')).toBe(before + 2);
    expect(await admin.get<SetAsideView[]>('unread-news')).toEqual([]);
  });

  test.each([
    [0, 2],
    [1, 4],
    [11, 3_600],
    [40, 3_600],
  ])('news that has failed %i times before rests for %i seconds', async (failures, seconds) => {
    const resolvers = one.app.get(MessageResolvers);
    const name = `broken after ${failures}`;
    resolvers.resolve('ruling.decided', ({ rulingId }) =>
      rulingId === name ? Promise.reject(new Error('broken')) : Promise.resolve([]),
    );
    await one.app
      .get(Transactions)
      .run((tx) => tell(tx, 'ruling.decided', name, { rulingId: name, kind: '', to: '' }));
    const id = '(select id from outbox where subject = $1)';
    await one.dataSource.query(`update outbox_waiting set failures = $2 where id = ${id}`, [name, failures]);
    const before = await one.time();
    await room.read();
    const after = await one.time();
    const rows: { rest: Date }[] = await one.dataSource.query(
      `select rest_until as rest from outbox_waiting where id = ${id}`,
      [name],
    );
    await one.dataSource.query(`delete from outbox_waiting where id = ${id}`, [name]);
    expect(rows[0]!.rest.getTime()).toBeGreaterThanOrEqual(before + seconds * 1000);
    expect(rows[0]!.rest.getTime()).toBeLessThanOrEqual(after + seconds * 1000);
  });
});
