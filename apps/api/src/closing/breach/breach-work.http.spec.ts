import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ContractView, PageView, WorkRow } from '@helan/contracts';
import { MessageRoom } from '../../testing/messages.js';
import { admittedTogether, pastPublicity, tradedTogether } from '../../testing/sessions.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let room: MessageRoom;
let refused: string;
let late: string;
let unpaid: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  room = await MessageRoom.of(platform);
  [refused, late, unpaid] = (await admittedTogether(story, ['jingmai1', 'jingmai2'], [{}, {}, {}])) as [
    string,
    string,
    string,
  ];
  await tradedTogether(
    story,
    [refused, late, unpaid],
    [
      ['jingmai1', 620],
      ['jingmai2', 625],
    ],
  );
  await pastPublicity(story, refused);
}, 240_000);
afterAll(() => platform.close());

const waiting = async () =>
  (await (await platform.as('fuzeren')).get<PageView<WorkRow>>('desk/work?kind=BREACH')).items;
const rowOf = async (lotId: string) => (await waiting()).find(({ key }) => key === `BREACH:${lotId}`);
const told = async (event: string) =>
  (
    await platform.dataSource.query<{ text: string }[]>(
      `select m.text from message m join account a on a.id = m.account_id
       where a.login = 'fuzeren' and m.event = $1 and m.text like '%认定违约%'`,
      [event],
    )
  ).map(({ text }) => text);

test('nothing waits as long as everybody has time and has said nothing', async () => {
  expect(await waiting()).toEqual([]);
  await room.remind();
  expect(await told('work.new')).toEqual([]);
});

test('a winner who refuses the letter waits for the head of the center, who is told of it once', async () => {
  await (
    await platform.as('jingmai2')
  ).post(`lots/${refused}/confirmation/refusal`, { reason: '资金没有筹到' });
  const [row] = await waiting();
  expect(row).toMatchObject({ key: `BREACH:${refused}`, kindName: '认定违约', isOverdue: true });
  expect(row!.title).toContain('明确拒绝签订合同：');
  expect(row!.dueAt).toBe(row!.waitingSince);
  await room.remind();
  await room.remind();
  expect(await told('work.new')).toHaveLength(1);
  expect(await told('work.overdue')).toEqual([]);
  await (
    await platform.as('fuzeren')
  ).post(`lots/${refused}/breach`, { side: 'TRANSFEREE', ground: 'REFUSED', note: '书面拒绝' });
  expect(await waiting()).toEqual([]);
});

test('whoever lets the day of his contract pass waits from that moment on, and whoever has signed does not', async () => {
  await (await platform.as('shenhe')).post(`lots/${late}/contract`);
  const contract = await story.signContract(unpaid);
  expect(await rowOf(late)).toBeUndefined();
  await story.advancePast('select due_at as at from contract where lot_id = $1', late);
  const [{ due_at: dueAt }] = await platform.dataSource.query<[{ due_at: Date }]>(
    'select due_at from contract where lot_id = $1',
    [late],
  );
  expect(await rowOf(late)).toMatchObject({ dueAt: dueAt.toISOString() });
  expect((await rowOf(late))!.title).toContain('到期没有签订合同：');
  expect(contract.state).toBe('SIGNED_ALL');
});

test('a price that is due and has not come waits from the end of its day on', async () => {
  await story.advancePast(
    `select (min(r.due_on) + 1)::timestamp at time zone 'Asia/Shanghai' as at
     from payment_row r join contract c on c.id = r.contract_id where c.lot_id = $1`,
    unpaid,
  );
  expect((await rowOf(unpaid))!.title).toContain('到期没有付款：');
  await story.payPrice(await (await platform.as('jingmai2')).get<ContractView>(`lots/${unpaid}/contract`));
  expect(await rowOf(unpaid)).toBeUndefined();
});

test('nobody else has it in his list', async () => {
  for (const login of ['shenhe', 'zuzhi', 'jianguan', 'xiangzhen'])
    expect(
      (await (await platform.as(login)).get<PageView<WorkRow>>('desk/work')).items.filter(
        ({ kind }) => kind === 'BREACH',
      ),
    ).toEqual([]);
});
