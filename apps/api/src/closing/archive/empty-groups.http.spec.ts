import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ending } from '../../testing/ending.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
let platform: TestPlatform;
let ending: Ending;
let lotId: string;
let projectId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  ending = new Ending(story);
  ({ lotId, projectId } = await story.settled());
  await ending.certify(lotId);
  await ending.close(lotId);
}, 120_000);
afterAll(() => platform.close());

/** Rows that bear one value in a column bear another: whoever looks for them finds none. */
const move = (table: string, column: string, from: string, to: string) =>
  platform.asOwner(
    `set session_replication_role = 'replica'; update ${table} set ${column} = '${to}' where ${column} = '${from}'`,
  );

const contractOf = async (column: 'id' | 'no') =>
  (
    await platform.asOwner<{ value: string }>(
      `select ${column}::text as value from contract where lot_id = $1`,
      [lotId],
    )
  )[0]!.value;

/** One kind of row of a closed lease is away; the file has a name for each thing that is missing with it. */
test.each<[string, string, string, () => string | Promise<string>, string[]]>([
  ['what was handed in', 'project_document', 'project_id', () => projectId, ['APPLICATION']],
  ['the history', 'listing_event', 'project_id', () => projectId, ['history']],
  ['the notices', 'notice', 'lot_id', () => lotId, ['notices']],
  ['the registrations', 'registration', 'lot_id', () => lotId, ['registrations']],
  ['the deposits', 'deposit', 'lot_id', () => lotId, ['deposits']],
  ['the session', 'bidding_session', 'lot_id', () => lotId, ['bids']],
  ['the letter', 'confirmation', 'lot_id', () => lotId, ['confirmations', 'DEAL']],
  ['the signatures', 'signature', 'paper_no', () => contractOf('no'), ['signatures']],
  ['the payments', 'payment_row', 'contract_id', () => contractOf('id'), ['payments']],
  ['the contract', 'contract', 'lot_id', () => lotId, ['signatures', 'payments', 'CONTRACT']],
  ['the settlement', 'settlement', 'lot_id', () => lotId, ['SETTLEMENT']],
  ['the certificate', 'certificate', 'lot_id', () => lotId, ['certificates', 'CERTIFICATE']],
])(
  'a file without %s is not closed: what is empty is missing',
  async (_, table, column, valueOf, missing) => {
    const value = await valueOf();
    const elsewhere = column === 'paper_no' ? 'elsewhere' : NOWHERE;
    await move(table, column, value, elsewhere);
    const problem = await (await platform.as('dangan')).refused('post', `lots/${lotId}/archive`);
    await move(table, column, elsewhere, value);
    expect(problem).toMatchObject({ status: 422, code: 'archive.incomplete' });
    expect(problem.faults.map(({ field }) => field).sort()).toEqual([...missing].sort());
  },
);

test('with every row in its place it is closed', async () => {
  await ending.archive(lotId);
  const rows = await platform.asOwner('select state from lot where id = $1', [lotId]);
  expect(rows).toEqual([{ state: 'ARCHIVED' }]);
});
