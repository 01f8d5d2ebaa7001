import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { CodeSentView, PartyView } from '@helan/contracts';
import { Transactions } from '../../kernel/db/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { notePartners } from '../../testing/consents.js';
import { MessageRoom } from '../../testing/messages.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let room: MessageRoom;
let story: Story;
let farmer: TestPerson;
let first: TestPerson;
let second: TestPerson;
beforeAll(async () => {
  platform = await TestPlatform.start();
  room = await MessageRoom.of(platform);
  story = new Story(platform);
  await story.listed();
  farmer = await platform.as('nonghu');
  first = await platform.as('shouli');
  second = await platform.as('shenhe');
  await room.read();
}, 120_000);
afterAll(() => platform.close());
beforeEach(() => platform.dataSource.query('delete from limit_use'));

/** What somebody was told since the last time, the newest last. */
const seen = new Map<string, Set<string>>();
async function told(login: string): Promise<{ title: string; text: string; link: string }[]> {
  await room.read();
  const known = seen.get(login) ?? new Set();
  const fresh = (await room.inbox(login)).filter(({ id }) => !known.has(id)).reverse();
  seen.set(login, new Set([...known, ...fresh.map(({ id }) => id)]));
  return fresh.map(({ title, text, link }) => ({ title, text, link }));
}
const titles = async (login: string) => (await told(login)).map(({ title }) => title);
const MOMENT = /\d{1,2}月\d{1,2}日\d\d:\d\d/;

test('an identity that is asked for, linked or refused: the number of before is told', async () => {
  const accountId = await room.accountOf('jingmai2');
  await room.sendAll();
  room.sent.length = 0;
  for (const to of ['ASKED', 'LINKED', 'REFUSED'] as const)
    await platform.app
      .get(Transactions)
      .run((tx) => tell(tx, 'identity.linked', accountId, { accountId, requestId: null, to }));
  await room.sendAll();
  expect(room.sent.map(({ to, template }) => `${to} ${template}`).sort()).toEqual([
    '13895310004 account.link-asked',
    '13895310004 account.link-refused',
    '13895310004 account.linked',
  ]);
});

test('a correction: whoever asked is told what came of it, and of nothing in between', async () => {
  await told('nonghu');
  const asked = { reason: '登记时写错了', bankName: '贺兰农村商业银行' };
  const one = await farmer.post<{ id: string }>('my/corrections', asked);
  expect(await titles('nonghu')).toEqual([]);
  await first.post(`corrections/${one.id}/refusal`, { reason: '证件看不清' }, 204);
  expect(await told('nonghu')).toMatchObject([{ title: '登记资料没有更正', link: '/my/corrections' }]);
  const { id } = await farmer.post<{ id: string }>('my/corrections', { ...asked, phone: '13895310099' });
  await farmer.upload(`my/corrections/${id}/papers`, 'CORRECTION', PDF);
  await first.post(`corrections/${id}/check`, { document: '居民身份证' }, 204);
  expect(await titles('nonghu')).toEqual([]);
  await second.post(`corrections/${id}/decision`, {}, 204);
  const [done] = await told('nonghu');
  expect(done).toMatchObject({ title: '登记资料更正了', link: '/my/party' });
  expect(done!.text).toContain('手机号');
  expect(done!.text).not.toContain('1389531');
});

test('a mandate: both hear when it is given, when it is taken back, and when its last day is over', async () => {
  const firm = await platform.as('qiye');
  const today = new Date((await platform.time()) + 8 * 3_600_000).toISOString().slice(0, 10);
  const mandate = {
    kind: 'AGENT',
    agentName: '马新雨',
    agentIdNumber: '640122197809020036',
    acts: ['REGISTER'],
    fromDay: today,
    untilDay: today,
  };
  await told('jingmai1');
  await told('qiye');
  const { id } = await firm.post<{ id: string }>('my/mandates', mandate);
  expect(await told('qiye')).toMatchObject([{ title: '委托了代理人', link: '/my/acting' }]);
  const [received] = await told('jingmai1');
  expect(received).toMatchObject({ title: '有人委托您办事', link: '/my/acting' });
  expect(received!.text).toMatch(MOMENT);
  await firm.post(`my/mandates/${id}/ending`, { reason: '换人' }, 204);
  expect([await titles('qiye'), await titles('jingmai1')]).toEqual([['委托终止了'], ['代办终止了']]);
  await firm.post('my/mandates', mandate);
  await told('qiye');
  await told('jingmai1');
  await room.remind();
  expect(await titles('jingmai1')).not.toContain('代办终止了');
  await room.later(24 * 3_600_000);
  await room.remind();
  await room.remind();
  expect(await titles('qiye')).toEqual(['委托终止了']);
  expect(await titles('jingmai1')).toContain('代办终止了');
});

test('a stop: the person hears once it is decided, whoever acts for him too, nobody hears why; and the way back', async () => {
  const { id: partyId } = (await (await platform.as('jingmai3')).get<{ party: PartyView }>('my/party')).party;
  await told('jingmai3');
  await told('jingmai1');
  const paper = { cause: 'INCAPACITY', reason: '家属来报', document: '法院判决书' };
  const { id } = await first.post<{ id: string }>(`parties/${partyId}/stop`, paper);
  expect(await titles('jingmai3')).toEqual([]);
  await second.post(`party-stops/${id}/answer`, { isRight: true }, 204);
  const [stopped] = await told('jingmai3');
  expect(stopped).toMatchObject({ title: '停办了', link: '/my/party' });
  expect(stopped!.text).not.toMatch(/行为能力|家属|判决/);
  const successor = {
    kind: 'GUARDIAN',
    agentName: '马新雨',
    agentIdNumber: '640122197809020036',
    document: '监护证明',
  };
  const named = await first.post<{ id: string }>(`party-stops/${id}/successor`, successor);
  expect(await titles('jingmai1')).toEqual([]);
  await second.post(`mandates/${named.id}/confirmation`, {}, 204);
  expect([await titles('jingmai3'), await titles('jingmai1')]).toEqual([['有人接着替您办'], ['由您接着办']]);
  await first.post(`party-stops/${id}/lifting`, { document: '派出所说明' }, 204);
  await second.post(`party-stops/${id}/answer`, { isRight: true }, 204);
  // A guardian was never held up, and stands for nobody any more.
  expect([await titles('jingmai3'), await titles('jingmai1')]).toEqual([
    ['恢复办理了', '不由他接着办了'],
    ['不由您接着办了'],
  ]);
});

test('a number that was seen in full: the person is told once a day for each, with the way to who and why', async () => {
  const { id: partyId } = (await farmer.get<{ party: PartyView }>('my/party')).party;
  await told('nonghu');
  const view = { fact: 'ID_NUMBER', reason: 'CHECK_PAPERS', note: '窗口核对' };
  await first.post(`parties/${partyId}/views`, view);
  await first.post(`parties/${partyId}/views`, view);
  const messages = await told('nonghu');
  expect(messages).toMatchObject([{ title: '有人看了您的资料', link: '/my/privacy' }]);
  expect(messages[0]!.text).toContain('证件号码');
});

test('an answer to a question', async () => {
  await told('nonghu');
  await farmer.post('questions', { typeCode: 'T01', text: '要带什么证件？' });
  const { items } = await first.get<{ items: { id: string }[] }>('questions');
  await first.post(`questions/${items[0]!.id}/answer`, { answer: '带身份证。', isPublished: false }, 204);
  expect(await told('nonghu')).toMatchObject([{ title: '咨询有答复', link: '/my' }]);
});

test('an odd sign-in: whoever came in is told once, the security administrators are', async () => {
  const accountId = await room.accountOf('fuzeren');
  await told('anquan');
  await told('fuzeren');
  await platform.dataSource.query(
    `with log as (insert into sign_in_log (account_id, at, way, device_words, address_mark, is_new_device, is_odd)
       values ($1, platform_now(), 'PASSWORD', '安卓手机', 'x', true, true) returning id),
     news as (insert into outbox (topic, subject, payload, at)
       select t.topic, 'account', jsonb_build_object('accountId', $1::text, 'logId', log.id::text, 'what', 'ENTERED'), platform_now()
       from log, unnest(array['staff.odd-sign-in', 'account.changed']) t (topic) returning id)
     insert into outbox_waiting (id) select id from news`,
    [accountId],
  );
  expect(await told('fuzeren')).toMatchObject([{ title: '新设备登录' }]);
  expect(await told('anquan')).toContainEqual(
    expect.objectContaining({ title: '工作时间以外登录', link: '/console/security-events' }),
  );
});

test('those who apply together are told what their leader is told, with a way that is theirs', async () => {
  const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
  const person = await platform.as('jingmai1');
  const { id } = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
  await person.put(`registrations/${id}`, {
    intendedUse: '种小麦',
    hasPromised: true,
    ownShare: '35',
    partners: [
      { kind: 'FAMILY_FARM', name: '兰光村禾丰家庭农场', idNumber: '93640122MA7TE5T010', share: '40' },
      { kind: 'PERSON', name: '王春晓', idNumber: '640122198506110047', share: '25' },
    ],
  });
  await person.upload(`registrations/${id}/documents`, 'JOINT_AGREEMENT', PDF);
  await notePartners(person, id);
  await person.post(`registrations/${id}/submission`);
  for (const login of ['jingmai1', 'jingmai3', 'nongchang']) await told(login);
  await story.qualifyAll();
  const led = await told('jingmai1');
  expect(led.map(({ title }) => title).sort()).toEqual(['请交保证金', '资格合格']);
  for (const login of ['jingmai3', 'nongchang']) {
    const heard = await told(login);
    expect(heard.map(({ text }) => text).sort()).toEqual(led.map(({ text }) => text).sort());
    expect(heard.map(({ link }) => link)).toEqual(['/my', '/my']);
  }
  for (const { link } of led) expect(link).toBe(`/my/registrations/${id}`);
});

test('a phone that is changed: one message to the number of before, one to the new one, and no more', async () => {
  const password = '立岗镇的稻子熟了';
  const [former, fresh] = ['13912349910', '13912349911'];
  const person = await TestPerson.visit(platform.app);
  const codeOf = async (phone: string, purpose: string) => {
    await platform.dataSource.query('delete from limit_use');
    const { ticket } = await person.post<CodeSentView>('session/codes', { phone, purpose });
    const code = room.sent.findLast(({ to, template }) => to === phone && template === 'login-code');
    return { phone, ticket, code: code!.values['code']! };
  };
  const signUp = { ...(await codeOf(former, 'ENTER')), name: '李新来', password };
  await person.post('session/sign-up', signUp, 200);
  await person.get('session');
  const change = async (phone: string) => {
    await room.later(61_000);
    const body = { ...(await codeOf(phone, 'PHONE')), password };
    await room.sendAll();
    room.sent.length = 0;
    await person.put('my/account/phone', body);
    await room.sendAll();
    await room.later(60_000);
    await room.sendAll();
    return room.sent
      .filter(({ to }) => to === former || to === fresh)
      .map(({ to, template }) => [to, template]);
  };
  expect((await change(fresh)).sort()).toEqual([
    [former, 'phone-changed'],
    [fresh, 'account.phone'],
  ]);
  // Who shows once more that he has his number has changed nothing.
  expect(await change(fresh)).toEqual([]);
});
