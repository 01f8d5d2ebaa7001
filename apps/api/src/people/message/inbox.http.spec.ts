import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  MessageGroupView,
  MessageView,
  MouthTellingView,
  PageView,
  PushKeyView,
  UnreadView,
  WorkList,
} from '@helan/contracts';
import webpush from 'web-push';
import { SmsPort } from '../../kernel/sms/index.js';
import { listedOnMandate } from '../../testing/mandated.js';
import { MessageRoom } from '../../testing/messages.js';
import { OutbidWatch } from '../../trading/bidding/outbid-watch.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const keys = webpush.generateVAPIDKeys();
const send = webpush.sendNotification;
let one: TestPlatform;
let room: MessageRoom;
beforeAll(async () => {
  one = await TestPlatform.start(undefined, {
    VAPID_PUBLIC_KEY: keys.publicKey,
    VAPID_PRIVATE_KEY: keys.privateKey,
    VAPID_CONTACT: 'https://exchange.example.cn',
  });
  room = await MessageRoom.of(one);
}, 120_000);
afterAll(async () => {
  webpush.sendNotification = send;
  await one.close();
});

describe('an inbox', () => {
  test('counts what is unread, opens one, marks all, and is nobody else’s', async () => {
    await room.changed('jingmai2');
    await room.changed('jingmai2');
    await room.read();
    const person = await one.as('jingmai2');
    await person.post('my/messages/reading', {}, 204);
    expect(await person.get<UnreadView>('my/messages/unread')).toEqual({ count: 0 });
    await room.changed('jingmai2');
    await room.read();
    expect(await person.get<UnreadView>('my/messages/unread')).toEqual({ count: 1 });
    const { items } = await person.get<PageView<MessageView>>('my/messages?unread=true');
    expect(items).toMatchObject([{ title: '密码改了', link: '/my/account', readAt: null }]);
    const id = items[0]!.id;
    expect(await (await one.as('jingmai1')).refused('post', `my/messages/${id}/reading`)).toMatchObject({
      status: 404,
    });
    await person.post(`my/messages/${id}/reading`, {}, 204);
    expect(await person.get<UnreadView>('my/messages/unread')).toEqual({ count: 0 });
  });

  test('what the law requires cannot be switched off; the rest can, by its way', async () => {
    const person = await one.as('jingmai2');
    const groups = await person.get<MessageGroupView[]>('my/message-choices');
    expect(groups.map(({ group }) => group)).toEqual(['LISTING', 'TRADING', 'DEAL', 'MONEY', 'ACCOUNT']);
    const account = groups.find(({ group }) => group === 'ACCOUNT')!;
    expect(account.choices.every(({ isFixed, isOn }) => isFixed && isOn)).toBe(true);
    const off = { channel: 'SMS', isOn: false };
    expect(await person.refused('post', 'my/message-choices', { ...off, group: 'ACCOUNT' })).toMatchObject({
      code: 'message.no-choice',
    });
    await person.post('my/message-choices', { ...off, group: 'TRADING' }, 204);
    const trading = (await person.get<MessageGroupView[]>('my/message-choices')).find(
      ({ group }) => group === 'TRADING',
    )!;
    expect(trading.choices.find(({ channel }) => channel === 'SMS')).toMatchObject({
      isOn: false,
      isFixed: false,
    });
  });

  test('is offered no way that the platform does not have', async () => {
    const person = await one.as('jingmai2');
    const port = one.app.get(SmsPort);
    Object.defineProperty(port, 'isConfigured', { value: false, writable: true });
    const groups = await person.get<MessageGroupView[]>('my/message-choices');
    Object.defineProperty(port, 'isConfigured', { value: true, writable: true });
    expect(groups.flatMap(({ choices }) => choices).filter(({ channel }) => channel === 'SMS')).toEqual([]);
  });

  test('grows without costing more: the list, the count and what waits are read by their indexes', async () => {
    const explain = async (sql: string, values: unknown[]) =>
      JSON.stringify(await one.asOwner(`explain ${sql}`, values));
    await one.asOwner(
      `insert into message (id, event, subject, recipient, account_id, facts, title, text, link, at, read_at)
       select gen_random_uuid(), 'account.password', 'growth:' || n, 'ACCOUNT:' || a.id, a.id, '{}', 't', 't', '/', timestamptz '2026-01-01 00:00Z', platform_now()
       from generate_series(1, 2000) n, (select id from account) a`,
    );
    await one.asOwner('analyze message');
    const id = await room.accountOf('jingmai2');
    expect(
      await explain('select id from message where account_id = $1 order by at desc, id desc limit 21', [id]),
    ).toContain('message_listed');
    expect(
      await explain('select count(*) from message where account_id = $1 and read_at is null', [id]),
    ).toContain('message_unread');
  });
});

describe('a browser', () => {
  const browser = {
    endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
    p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
    auth: 'tBHItJI5svbpez7KI4CCXg',
  };
  const pushed: { endpoint: string; payload: string }[] = [];

  test('is told by its maker’s service, and by no other address', async () => {
    const person = await one.as('jingmai3');
    expect(await person.get<PushKeyView>('my/push-key')).toEqual({ key: keys.publicKey });
    expect(
      await person.refused('post', 'my/push-subscriptions', { ...browser, endpoint: 'https://127.0.0.1/x' }),
    ).toMatchObject({ code: 'message.push-address' });
    await person.post('my/push-subscriptions', browser, 204);
    webpush.sendNotification = async ({ endpoint }, payload) => {
      pushed.push({ endpoint, payload: String(payload) });
      return { statusCode: 201, body: '', headers: {} };
    };
    await room.changed('jingmai3');
    await room.sendAll();
    expect(pushed).toHaveLength(1);
    expect(JSON.parse(pushed[0]!.payload)).toMatchObject({ title: '密码改了', link: '/my/account' });
    expect(await room.count("push_subscription where address_enc::text like '%googleapis%'")).toBe(0);
  });

  test('is told once for each own bid that no longer leads', async () => {
    const story = new Story(one);
    const { lotId } = await story.trading(['jingmai1', 'jingmai2']);
    await (
      await one.as('jingmai1')
    ).post('my/push-subscriptions', { ...browser, endpoint: `${browser.endpoint}d` }, 204);
    await room.sendAll();
    pushed.length = 0;
    await story.bid('jingmai1', lotId, 620);
    const watch = one.app.get(OutbidWatch);
    await watch.look();
    await story.bid('jingmai2', lotId, 625);
    await watch.look();
    await watch.look();
    await room.sendAll();
    expect(pushed.map(({ payload }) => JSON.parse(payload) as object)).toEqual([
      { title: '有人出价更高', text: expect.stringContaining('现价625.00元'), link: `/rooms/${lotId}` },
    ]);
    await (
      await one.as('jingmai1')
    ).post('my/push-subscriptions/ending', { endpoint: `${browser.endpoint}d` }, 204);
  }, 120_000);

  test('that is gone is forgotten, and nobody has to be told of that', async () => {
    webpush.sendNotification = async () => {
      throw new webpush.WebPushError('gone', 410, {}, '', browser.endpoint);
    };
    await room.changed('jingmai3');
    await room.sendAll();
    expect(await room.count('push_subscription')).toBe(0);
    expect(
      await room.count("delivery where channel = 'PUSH' and state = 'FAILED' and error = 'NO_BROWSER'"),
    ).toBe(1);
    expect(await room.count('outbox_waiting')).toBe(0);
  });

  test('is switched off by whoever is signed in on it', async () => {
    const person = await one.as('jingmai3');
    await person.post('my/push-subscriptions', browser, 204);
    await (
      await one.as('jingmai1')
    ).post('my/push-subscriptions/ending', { endpoint: browser.endpoint }, 204);
    expect(await room.count('push_subscription')).toBe(1);
    await person.post('my/push-subscriptions/ending', { endpoint: browser.endpoint }, 204);
    expect(await room.count('push_subscription')).toBe(0);
  });
});

test('a villager without an account: his phone is told that his mandate was used, his liaison tells him the rest', async () => {
  const { name, endsAt } = await listedOnMandate(new Story(one));
  await room.sendAll();
  const { items } = await (await one.as('cunji')).get<PageView<MouthTellingView>>('mouth-tellings');
  const titles = items.filter((telling) => telling.name === name).map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(['有人代您办了事', '申请已受理', '公告已发布']));
  expect(items[0]).toMatchObject({
    phoneMasked: expect.stringMatching(/^1\d\d\*{4}\d{4}$/),
    villageName: expect.any(String),
  });
  expect(room.sent.map(({ template }) => template)).toContain('mandate.used');
  expect((await room.inbox('cunji')).map(({ title }) => title)).toContain('公告已发布');

  const liaison = await one.as('cunji');
  const told = async (which: string) =>
    (await liaison.get<PageView<MouthTellingView>>(`mouth-tellings${which}`)).items
      .filter((telling) => telling.name === name)
      .map(({ title, lapsesAt }) => [title, lapsesAt]);
  const work = async () =>
    (await liaison.get<WorkList>('desk/work?kind=MOUTH_TELLING&q=' + encodeURIComponent('公告已发布'))).items;
  expect(await told('')).toContainEqual(['公告已发布', endsAt.toISOString()]);
  expect(await told('')).toContainEqual(['申请已受理', null]);
  expect(await work()).toMatchObject([{ title: `${name}：公告已发布`, dueAt: endsAt.toISOString() }]);
  expect(await told('?lapsed=true')).toEqual([]);
  await one.advance(endsAt.getTime() + 1);
  expect((await told('')).map(([title]) => title)).not.toContain('公告已发布');
  expect(await work()).toEqual([]);
  expect(await told('?lapsed=true')).toEqual([['公告已发布', endsAt.toISOString()]]);
}, 120_000);
