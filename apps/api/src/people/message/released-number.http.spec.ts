import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MouthTellingView, PageView } from '@helan/contracts';
import { Transactions } from '../../kernel/db/index.js';
import { MessageRoom } from '../../testing/messages.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { PhoneBook } from '../account/index.js';

/** The number of jingmai2, at his account and at his party. */
const NUMBER = '13895310004';

let platform: TestPlatform;
let room: MessageRoom;
beforeAll(async () => {
  platform = await TestPlatform.start();
  room = await MessageRoom.of(platform);
  await room.sendAll();
  room.sent.length = 0;
}, 120_000);
afterAll(() => platform.close());

const released = () =>
  platform.app.get(Transactions).run((tx) => platform.app.get(PhoneBook).release(tx, NUMBER));
const waiting = () =>
  room.count("mouth_telling t join message m on m.id = t.message_id where m.title = '密码改了'");

test('whose number is another’s by now is told nothing on it: his liaison tells him, and he reads it', async () => {
  // What waits while the number changes hands goes there as little.
  await room.changed('jingmai2');
  await room.read();
  await released();
  await room.changed('jingmai2');
  await room.sendAll();
  expect(room.sent.filter(({ to }) => to === NUMBER)).toEqual([]);
  expect(await room.count("delivery where state = 'FAILED' and error = 'NO_NUMBER'")).toBe(1);
  expect(await waiting()).toBe(1);
  const [telling] = (
    await (await platform.as('cunji')).get<PageView<MouthTellingView>>('mouth-tellings')
  ).items.filter(({ title }) => title === '密码改了');
  expect(telling).toMatchObject({ phoneMasked: '', toldAt: null });
  expect((await room.inbox('jingmai2')).filter(({ title }) => title === '密码改了')).toHaveLength(2);
});

test('and on his new number as soon as he has one', async () => {
  const accountId = await room.accountOf('jingmai2');
  await platform.app
    .get(Transactions)
    .run((tx) => platform.app.get(PhoneBook).set(tx, accountId, '13712348888'));
  const before = await waiting();
  room.sent.length = 0;
  await room.changed('jingmai2');
  await room.sendAll();
  expect(room.sent.map(({ to }) => to)).toEqual(['13712348888']);
  expect(await waiting()).toBe(before);
});
