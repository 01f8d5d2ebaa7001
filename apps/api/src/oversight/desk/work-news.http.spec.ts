import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MessageView } from '@helan/contracts';
import { MessageRoom } from '../../testing/messages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let room: MessageRoom;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  room = await MessageRoom.of(platform);
  await room.remind();
}, 120_000);
afterAll(() => platform.close());

const DAY_MS = 86_400_000;

/** What of work somebody was told since the last time that he was asked about, the newest first. */
async function toldNow(login: string): Promise<{ title: string; text: string; link: string }[]> {
  await room.remind();
  const told = (await room.inbox(login)).filter(
    ({ title, readAt }: MessageView) => readAt === null && ['有新的工作', '工作过期了'].includes(title),
  );
  await platform.dataSource.query('update message set read_at = platform_now() where account_id = $1', [
    await room.accountOf(login),
  ]);
  return told.map(({ title, text, link }) => ({ title, text, link }));
}

test('a step of a listing is told by its name to whoever has it, once, and to nobody else', async () => {
  await toldNow('cunji');
  await toldNow('xiangzhen');
  const id = await story.submitted({ title: '先进村 12 亩水浇地出租' });
  expect(await toldNow('cunji')).toEqual([
    {
      title: '有新的工作',
      text: expect.stringMatching(/^“.*”等您办：实地核实。$/),
      link: `/console/projects/${id}`,
    },
  ]);
  expect(await toldNow('cunji')).toEqual([]);
  expect(await toldNow('xiangzhen')).toEqual([]);
});

test('what comes in piles comes in one message, and each of the pile only once', async () => {
  await toldNow('shouli');
  const ask = async (text: string) =>
    (await platform.as('jingmai1')).post('questions', { typeCode: 'T01', text });
  for (const text of ['要带什么材料？', '能分期付款吗？', '可以先看地吗？']) await ask(text);
  const pile = { title: '有新的工作', text: '“答复咨询”等您办：3 件。', link: '/console?kind=QUESTION' };
  expect(await toldNow('shouli')).toEqual([pile]);
  await ask('几点开门？');
  expect(await toldNow('shouli')).toEqual([
    { ...pile, text: '“答复咨询”等您办：1 件。', link: '/console/questions' },
  ]);
});

test('money waits for the second person: who entered it is not told, and no name is said', async () => {
  for (const login of ['fuhe', 'chuna']) await toldNow(login);
  await (
    await platform.as('chuna')
  ).post('finance/receipts', {
    ...{
      bank: 'PRICE_BANK',
      flowNo: 'DJ20261103',
      subAccount: '64012200000000000000',
      payerName: '不知是谁',
    },
    ...{ payerAccount: '29010201049998', amountYuan: '100', arrivedAt: await platform.minute() },
  });
  expect(await toldNow('fuhe')).toEqual([
    { title: '有新的工作', text: '“复核到账”等您办：1 件。', link: '/console/finance/check' },
  ]);
  expect(await toldNow('chuna')).toEqual([]);
});

test('what is past its day is told once more, and whoever has left is told nothing', async () => {
  const id = await story.verified();
  await toldNow('xiangzhen');
  const [{ due }] = await platform.dataSource.query<[{ due: Date }]>(
    'select step_due_at as due from project where id = $1',
    [id],
  );
  await platform.advance(due.getTime() + 60_000);
  const over = (await toldNow('xiangzhen')).filter(({ link }) => link.endsWith(id));
  expect(over).toMatchObject([
    { title: '工作过期了', text: expect.stringMatching(/的乡镇审核过了.*的期限，请尽快办。$/) },
  ]);
  await platform.advance((await platform.time()) + DAY_MS);
  expect((await toldNow('xiangzhen')).filter(({ link }) => link.endsWith(id))).toEqual([]);
  const before = await room.count(`message where account_id = '${await room.accountOf('xiangzhen')}'`);
  await platform.asOwner("update account set disabled_at = platform_now() where login = 'xiangzhen'");
  await story.verified();
  await room.remind();
  expect(await room.count(`message where account_id = '${await room.accountOf('xiangzhen')}'`)).toBe(before);
});
