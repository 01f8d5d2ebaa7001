import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MoneyWaitingView, PageView, ReceiptView, RegistrationView, WorkList } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { BlindPayers } from '../payment/index.js';

let platform: TestPlatform;
let account: string;
let lot: { no: string; title: string };
let day: string;
let priceId: string;

const list = async (query: string, login = 'fuhe') =>
  (await platform.as(login)).get<PageView<ReceiptView>>(`finance/receipts?${query}`);
const flows = async (query: string) => (await list(query)).items.map(({ flowNo }) => flowNo).sort();
const text = encodeURIComponent;
const post = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).post<{ id: string }>(`finance/receipts${route}`, body);

async function enter(flowNo: string, change: object = {}): Promise<string> {
  const line = {
    ...{ bank: 'DEPOSIT_BANK', flowNo, subAccount: account, payerName: '马新雨' },
    ...{ payerAccount: '29010201040011', amountYuan: '7440', arrivedAt: await platform.minute() },
  };
  return (await post('chuna', '', { ...line, ...change })).id;
}

beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  const { lotId, endsAt } = await story.listed();
  const [registration] = await story.registerAll(['jingmai1', 'jingmai2'], lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  const own = await (
    await platform.as('jingmai1')
  ).get<RegistrationView>(`my/registrations/${registration!}`);
  account = own.deposit!.subAccount;
  [lot] = await platform.dataSource.query("select no, terms->>'title' as title from lot where id = $1", [
    lotId,
  ]);
  [{ day }] = await platform.dataSource.query(
    "select (platform_now() at time zone 'Asia/Shanghai')::date::text as day",
  );
  await enter('EXACT');
  await enter('SHORT', { amountYuan: '7439.99' });
  await enter('OTHER', { payerName: '李大勇' });
  priceId = await enter('PRICE1', {
    ...{ bank: 'PRICE_BANK', subAccount: '1', payerName: '王春晓', amountYuan: '68160' },
  });
});
afterAll(() => platform.close());

describe('before they are checked', () => {
  test('those that are just what is waited for are told from the others, and not whose they are', async () => {
    const { items } = await list('state=ENTERED');
    const facts = items.map(({ flowNo, isExact, payerName }) => [flowNo, isExact, payerName]);
    expect(facts).toEqual([
      ['EXACT', true, null],
      ['SHORT', false, null],
      ['OTHER', false, null],
      ['PRICE1', false, '王春晓'],
    ]);
  });

  test.each<[string, () => string, string[]]>([
    ['its account', () => 'bank=PRICE_BANK', ['PRICE1']],
    ['its day', () => `day=${day}`, ['EXACT', 'OTHER', 'PRICE1', 'SHORT']],
    ['another day', () => 'day=2020-01-01', []],
    ['the beginning of its number', () => 'q=SHO', ['SHORT']],
    ['several states', () => 'state=ENTERED,HELD&bank=PRICE_BANK', ['PRICE1']],
    ['a price’s payer', () => `q=${text('王春')}`, ['PRICE1']],
    ['a price’s amount', () => `amount=${text('68,160')}`, ['PRICE1']],
    ['letters that stand for others', () => `q=${text('%')}`, []],
  ])('one is found by %s', async (_, query, found) => expect(await flows(query())).toEqual(found));

  test('nobody finds out by asking who has paid a deposit, how much, or for what', async () => {
    for (const query of [
      `q=${text('马新雨')}`,
      'amount=7440',
      `project=${lot.no}`,
      `project=${text(lot.title)}`,
    ])
      expect(await flows(query)).toEqual([]);
  });
});

describe('once one has its owner', () => {
  beforeAll(async () => {
    const { items } = await list('q=EXACT');
    await post('fuhe', `/${items[0]!.id}/confirmation`);
  });

  test.each<[string, () => string]>([
    ['the payer', () => `q=${text('马新')}`],
    ['the amount', () => 'amount=7440.00'],
    ['the lot’s number', () => `project=${lot.no.slice(0, 10)}`],
    ['the lot’s title', () => `project=${text(lot.title.slice(0, 4))}`],
  ])('it is found by %s', async (_, query) => expect(await flows(query())).toEqual(['EXACT']));

  test('unless it is not told whose it is: then by none of it', async () => {
    await platform.dataSource.query("update bank_receipt set state = 'POOLED' where flow_no = 'OTHER'");
    const blind = platform.app.get(BlindPayers);
    const were = Reflect.get(blind, 'asked') as Parameters<BlindPayers['askWith']>[0];
    try {
      expect(await flows(`q=${text('李大勇')}`)).toEqual(['OTHER']);
      blind.askWith(async (keys) => new Set(keys.filter((key) => key === account)));
      for (const query of [`q=${text('李大勇')}`, 'amount=7440', `project=${lot.no}`])
        expect(await flows(`state=POOLED&${query}`)).toEqual([]);
    } finally {
      blind.askWith(were);
      await platform.dataSource.query("update bank_receipt set state = 'ENTERED' where flow_no = 'OTHER'");
    }
  });
});

test.each([
  'bank=OTHER',
  'day=2026-02-30',
  'amount=x',
  'page=0',
  'page=two',
  `q=${'x'.repeat(101)}`,
  'q=a&q=b',
])('%s is refused', async (query) => {
  const answer = await (await platform.as('fuhe')).request('get', `finance/receipts?${query}`);
  expect(answer.status).toBe(422);
});

describe('many', () => {
  beforeAll(() =>
    platform.dataSource.query(
      `insert into bank_receipt
       select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'flow_no', 'MANY' || n,
         'entered_at', b.entered_at + n * interval '1 second'))).*
       from bank_receipt b, generate_series(1, 120) n where b.id = $1`,
      [priceId],
    ),
  );

  test('a page has its number, and begins where the one before it ends', async () => {
    const asked = 'state=ENTERED&bank=PRICE_BANK';
    const first = await list(asked);
    const second = await list(`${asked}&at=${first.next}`);
    const ids = ({ items }: PageView<ReceiptView>) => items.map(({ id }) => id);
    expect([first.items.length, first.total]).toEqual([50, 121]);
    expect(ids(await list(`${asked}&page=1`))).toEqual(ids(first));
    expect(ids(await list(`${asked}&page=2`))).toEqual(ids(second));
    const third = await list(`${asked}&page=3`);
    expect([third.items.length, third.next]).toEqual([21, null]);
    expect(ids(await list(`${asked}&at=${third.previous}`))).toEqual(ids(second));
    expect(ids(await list(`${asked}&page=9`))).toEqual(ids(first));
  });

  test('the desk counts what each of its lists has', async () => {
    const waiting = await (await platform.as('fuhe')).get<MoneyWaitingView>('finance/waiting');
    expect(waiting).toMatchObject({
      check: 123,
      confirm: 0,
      held: 0,
      pool: 0,
      pay: 0,
      batches: 0,
      answers: 0,
    });
    expect((await list('state=ENTERED')).total).toBe(123);
  });
});

test('a batch of payments waits for its second person, and for nobody else', async () => {
  const id = '5f0c1d9e-6f5c-4f0a-9d3e-2f4b8a7c6d51';
  await platform.dataSource.query(
    `insert into payment_batch (id, no, bank, title, state, made_by, made_at)
     select $1, 'FK20261102-001', 'DEPOSIT_BANK', '退保证金', 'PREPARED', a.id, platform_now() from account a
     where a.login = 'chuna'`,
    [id],
  );
  const work = async (login: string) =>
    (await (await platform.as(login)).get<WorkList>('desk/work?kind=BATCH_SEND')).items;
  expect(await work('fuhe')).toMatchObject([
    { key: `BATCH_SEND:${id}`, title: '退保证金', path: `/console/finance/batches/${id}` },
  ]);
  expect(await work('jianguan')).toEqual([]);
});
