import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { PageView } from '@helan/contracts';
import { atPlace, pagesOf } from './testing/pages.js';
import { Story } from './testing/story.js';
import { TestPlatform } from './testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
  const { lotId } = await new Story(platform).settled();
  await (await platform.as('jianguan')).post(`lots/${lotId}/file-access`, { reason: '举报有人冒名报名' });
  await platform.dataSource.query(
    `insert into ruling (id, kind, change, state, proposed_by, proposed_at)
     select gen_random_uuid(), 'CALENDAR', '{"documentNo": "贺政办发〔2026〕1号", "days": []}', 'DROPPED', a.id, platform_now()
     from account a where a.login = 'shenhe'`,
  );
  for (const [table, change] of Object.entries(COPIES)) await copy(table, change);
}, 120_000);
afterAll(() => platform.close());

/** What tells a copy of a row from the row, and in which of three moments or words it lies. */
const COPIES = {
  ruling: `'state', case when n % 2 = 0 then 'PROPOSED' else x.state end`,
  file_access: `'at', x.at + n % 3 * interval '1 microsecond'`,
  party: `'village_code', '640122102208', 'kind', 'PERSON', 'id_number_hash', '\\x' || md5('number' || n), 'id_number_hash_even', null, 'bank_account_hash',
    '\\x' || md5('account' || n), 'bank_account_hash_even', null, 'created_at', x.created_at + n % 3 * interval '1 microsecond'`,
  parcel: `'key', 'copy' || n, 'code', x.code || n % 3`,
  payment_order: `'key', 'copy' || n, 'flow_no', null, 'due_on', case when n % 3 > 0 then x.due_on + n % 3 end`,
  bank_receipt: `'flow_no', 'copy' || n, 'entered_at', x.entered_at + n % 3 * interval '1 microsecond'`,
  project: `'no', 'copy' || n, 'state', 'REJECTED', 'step_due_at', null, 'updated_at', x.updated_at + n % 3 * interval '1 microsecond'`,
  lot: `'no', 'copy' || n, 'number', 1 + n, 'state_since', x.state_since + n % 3 * interval '1 microsecond'`,
  notice: `'no', 'copy' || n, 'kind', 'TRANSFER', 'published_at', x.published_at + n % 3 * interval '1 microsecond',
    'lot_id', (select l.id from lot l where l.no = 'copy' || n)`,
};

async function copy(table: string, change: string): Promise<void> {
  await platform.dataSource.query(
    `insert into ${table} select (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), ${change}))).*
     from ${table} x, generate_series(1, 45) n where x.id = (select id from ${table} order by id limit 1)`,
  );
}

type Lists = readonly [wing: string, login: string, route: string, pageSize: number][];
const LISTS: Lists = [
  ['rules', 'fuzeren', 'rulings', 20],
  ['people', 'cunji', 'village/members', 20],
  ['people', 'cunji', 'parties', 20],
  ['property', 'shenhe', 'parcels', 20],
  ['money', 'chuna', 'finance/payment-orders', 20],
  ['money', 'fuhe', 'finance/receipts?state=MATCHED', 20],
  ['listing', 'jianguan', 'projects', 20],
  ['listing', 'jianguan', 'projects?state=REJECTED', 20],
  ['publicity', 'nobody', 'notices', 12],
  ['trading', 'jianguan2', 'file-accesses', 20],
  ['closing', 'jianzheng', 'certificates/waiting', 20],
];

const person = (login: string) => (login === 'nobody' ? platform.nobody() : platform.as(login));
type Page = PageView<Readonly<Record<string, unknown>>>;

test.each(LISTS)('%s: %s walks to the end of %s and back', async (_, login, route, pageSize) => {
  const reader = await person(login);
  const pages = (await pagesOf(reader, route)) as Page[];
  const rows = pages.flatMap(({ items }) => items).map((item) => JSON.stringify(item));
  expect(rows.length).toBeGreaterThanOrEqual(45);
  expect(new Set(rows).size).toBe(rows.length);
  expect(pages.map(({ items }) => items.length).slice(0, -1)).toEqual(pages.slice(0, -1).map(() => pageSize));
  for (const [index, page] of pages.entries())
    expect(page).toMatchObject({ total: rows.length, isMore: false, ...(index ? {} : { previous: null }) });
  let page = pages.at(-1)!;
  for (const earlier of pages.slice(0, -1).reverse()) {
    page = await reader.get<Page>(atPlace(route, page.previous!));
    expect(page.items).toEqual(earlier.items);
  }
  expect(page.previous).toBeNull();
});

test.each(LISTS)('%s: what is no place of it is refused to %s by %s', async (_, login, route) => {
  const reader = await person(login);
  const [other] = await pagesOf(await platform.as('shenhe'), 'parcels');
  const places = ['2', 'e30', ...(route === 'parcels' ? [] : [other!.next!])];
  for (const place of places)
    expect(await reader.refused('get', atPlace(route, place))).toMatchObject({
      status: 422,
      code: 'request.bad-place',
      faults: [{ field: 'at' }],
    });
});

test('a desk’s own order and the one that is looked up have places of their own', async () => {
  const supervisor = await platform.as('jianguan');
  const [first] = await pagesOf(supervisor, 'projects');
  expect(await supervisor.refused('get', atPlace('projects?myTurn=true', first!.next!))).toMatchObject({
    code: 'request.bad-place',
  });
});

test('another question of one list takes up its place', async () => {
  const nobody = platform.nobody();
  const [first] = await pagesOf(nobody, 'notices');
  expect((await nobody.get<Page>(atPlace('notices?type=T01', first!.next!))).items).toHaveLength(12);
  expect(await nobody.get<Page>(atPlace('notices?type=T15', first!.next!))).toMatchObject({
    items: [],
    total: 0,
  });
});

test.each([
  ['fuhe', 'finance/receipts', 'bank_receipt_listed'],
  ['fuhe', 'finance/receipts?state=MATCHED', 'bank_receipt_of_state'],
  ['chuna', 'finance/payment-orders', 'payment_order_listed'],
  ['chuna', 'finance/payment-orders?state=DUE', 'payment_order_of_state'],
  ['chuna', 'finance/payment-batches', 'payment_batch_listed'],
  ['chuna', 'finance/bank-statements', 'bank_statement_listed'],
  ['chuna', 'finance/bank-lines', 'bank_line_listed'],
  ['chuna', 'finance/bank-lines?outcome=LEFT', 'bank_line_left'],
  ['fuhe', 'finance/vouchers', 'receipt_voucher_listed'],
  ['fuhe', 'finance/interest-receipts', 'interest_receipt_listed'],
  ['fuzeren', 'bonds', 'bond_listed'],
  ['fuzeren', 'breach-dues', 'breach_due_listed'],
  ['jianguan', 'certificates', 'certificate_listed'],
  ['jianguan', 'risks', 'risk_alert_listed'],
  ['shouli', 'questions?open=false', 'question_listed'],
  ['nonghu', 'my/questions', 'question_of_asker'],
  ['shenhe', 'parcels', 'parcel_listed'],
  ['shouli', 'parties', 'party_listed'],
  ['jianguan2', 'file-accesses', 'file_access_listed'],
])('%s reads %s in the order of %s', async (login, route, index) => {
  const asked = jest.spyOn(platform.dataSource, 'query');
  await (await platform.as(login)).get(route);
  const [sql, params] = asked.mock.calls.find(([text]) => text.includes('list_keys'))!;
  asked.mockRestore();
  const plan = await platform.dataSource.transaction(async (tx) => {
    // So few rows are read and sorted as they lie, unless that is forbidden.
    for (const way of ['seqscan', 'bitmapscan', 'sort', 'incremental_sort', 'hashjoin', 'mergejoin'])
      await tx.query(`set local enable_${way} = off`);
    const lines: { 'QUERY PLAN': string }[] = await tx.query(`explain ${sql}`, params);
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain(index);
  expect(plan).not.toContain('Sort');
});
