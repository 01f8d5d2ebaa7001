import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageView, PaymentOrderView } from '@helan/contracts';
import { caseJson } from '../../testing/cases.js';
import { makeCrowd } from '../../testing/crowd.js';
import { leavePool } from '../../testing/pool.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const PAYERS = caseJson<{ payerName: string; registered: string }[]>('61-payer-names.json');
const REGISTERED = PAYERS[0]!.registered;

/** What becomes of a deposit from a payer who is written so. Typed by hand from rules §21 A17 and A18. */
const STATES: readonly (readonly [payerName: string, state: 'MATCHED' | 'HELD' | 'POOLED'])[] = [
  [PAYERS[0]!.payerName, 'MATCHED'],
  [PAYERS[1]!.payerName, 'HELD'],
  [PAYERS[2]!.payerName, 'HELD'],
  [PAYERS[3]!.payerName, 'HELD'],
  // Other dots, other gaps, another sign for what the books lack, another cut.
  ['马𬭼㛃・艾力艾合买提.吐尔逊托合提麦麦提', 'MATCHED'],
  ['马𬭼㛃·艾力艾合买提吐尔逊托合提麦麦提', 'HELD'],
  ['马□㛃·艾力艾合买提·吐尔逊托合提麦麦提', 'HELD'],
  ['马𬭼㛃·艾力艾合买提·吐尔逊托合提', 'HELD'],
  // Somebody else, and somebody whose name only begins alike.
  ['王春晓', 'POOLED'],
  ['马𬭼㛃·阿卜杜拉·吐尔逊托合提麦麦提', 'POOLED'],
];

let platform: TestPlatform;
const receipts = new Map<string, string>();

beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  const { lotId, endsAt } = await story.listed();
  const bidders = await makeCrowd(platform, STATES.length);
  await platform.dataSource.query(
    'update party set name = $1 from account a where a.party_id = party.id and a.login = any($2)',
    [REGISTERED, bidders],
  );
  const registrations = await story.registerAll(bidders, lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  for (const [index, [payerName]] of STATES.entries())
    receipts.set(payerName, await story.payDeposit(bidders[index]!, registrations[index]!, { payerName }));
}, 120_000);
afterAll(() => platform.close());

test('the cases are of one registered name', () => {
  expect(PAYERS.map(({ registered }) => registered)).toEqual(PAYERS.map(() => REGISTERED));
  expect(PAYERS).toHaveLength(4);
});

describe('a deposit from', () => {
  test.each(STATES)('%s is %s', async (payerName, state) => {
    const rows: { state: string }[] = await platform.dataSource.query(
      'select state from bank_receipt where id = $1',
      [receipts.get(payerName)],
    );
    expect(rows).toEqual([{ state }]);
  });

  test('somebody else alone is ordered back, once nobody has claimed it', async () => {
    await leavePool(platform);
    const { items } = await (
      await platform.as('chuna')
    ).get<PageView<PaymentOrderView>>('finance/payment-orders');
    const strangers = STATES.filter(([, state]) => state === 'POOLED').map(([payerName]) => payerName);
    expect(items.map(({ kind, payeeName }) => `${kind} ${payeeName}`).sort()).toEqual(
      strangers.map((name) => `RETURN ${name}`).sort(),
    );
  });

  test('nobody whose name the bank wrote otherwise is called a stranger (R04)', async () => {
    const alerts: { code: string }[] = await platform.dataSource.query(
      "select code from risk_alert where code = 'R04'",
    );
    expect(alerts).toHaveLength(STATES.filter(([, state]) => state === 'POOLED').length);
  });
});
