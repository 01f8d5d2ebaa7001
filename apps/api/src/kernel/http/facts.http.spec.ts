import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BarView, PageView, PartyRowView, PaymentOrderView, ReceiptView } from '@helan/contracts';
import { caseJson } from '../../testing/cases.js';
import { leavePool } from '../../testing/pool.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

interface BankField {
  readonly account?: string;
  readonly other?: string;
  readonly flowNo?: string;
  readonly after?: string;
}
const [TWO_WAYS, SHORTENED, BLANK, AGAIN] = caseJson<BankField[]>('62-bank-fields.json') as [
  BankField,
  BankField,
  BankField,
  BankField,
];

const fieldsOf = ({ faults }: { faults: readonly { field?: string; code: string }[] }) =>
  faults.map(({ field, code }) => `${field} ${code}`);

const line = {
  bank: 'PRICE_BANK',
  flowNo: 'RC1',
  subAccount: '640122',
  payerName: '马新雨',
  payerAccount: '29010201040099',
  amountYuan: '7,440.00',
  arrivedAt: '2026-11-01T09:30:00+08:00',
};
const refusedLine = async (change: object) =>
  fieldsOf(await (await platform.as('chuna')).refused('post', 'finance/receipts', { ...line, ...change }));

describe('when money came', () => {
  test.each(caseJson<{ case: string; arrivedAt: string }[]>('60-arrival-times.json'))(
    '$case: refused at its field',
    async ({ arrivedAt }) => {
      expect(await refusedLine({ arrivedAt })).toEqual([
        expect.stringMatching(/^arrivedAt (instant|receipt)\./),
      ]);
    },
  );

  test.each([
    ['2026-W45', 'arrivedAt instant.unreadable'],
    ['2026-11-01T09:30', 'arrivedAt instant.without-zone'],
    ['2026-11-02T09:30:00Z', 'arrivedAt receipt.in-future'],
    ['2025-10-01', 'arrivedAt receipt.too-old'],
    ['', 'arrivedAt text.missing'],
  ])('%s', async (arrivedAt, fault) => expect(await refusedLine({ arrivedAt })).toEqual([fault]));

  test('a session cannot be planned for a moment without its zone either', async () => {
    const host = await platform.as('zuzhi');
    const problem = await host.refused('post', 'lots/00000000-0000-4000-8000-000000000000/trading', {
      startAt: '2026-11-20T09:30:00',
    });
    expect(fieldsOf(problem)).toEqual(['startAt instant.without-zone']);
  });
});

describe('what the bank writes', () => {
  test.each([
    [{ payerAccount: SHORTENED.account }, ['payerAccount identity.account-not-digits']],
    [{ payerAccount: '6.2e18' }, ['payerAccount identity.account-not-digits']],
    [{ payerAccount: '6,228,481' }, ['payerAccount identity.account-not-digits']],
    [{ flowNo: BLANK.flowNo }, ['flowNo text.missing']],
    [{ flowNo: '\t\u00a0' }, ['flowNo text.missing']],
    [{ flowNo: '\u200b\u3000' }, ['flowNo text.missing']],
    [{ flowNo: '2.02611E+17' }, ['flowNo receipt.bad-flow-number']],
    [{ amountYuan: '7.44E+3' }, ['amountYuan money.shortened']],
    [{ payerName: ' ' }, ['payerName text.missing']],
    [{ payerName: '马'.repeat(81) }, ['payerName text.too-long']],
  ])('%j is refused', async (change, faults) => expect(await refusedLine(change)).toEqual(faults));

  test('a name of eighty rare characters is not too long', async () => {
    const cashier = await platform.as('chuna');
    await cashier.post('finance/receipts', { ...line, flowNo: 'RARE80', payerName: '𬭼'.repeat(80) });
  });

  test('one number is one line, however it is typed', async () => {
    const cashier = await platform.as('chuna');
    await cashier.post('finance/receipts', { ...line, flowNo: AGAIN.after });
    for (const flowNo of [AGAIN.flowNo, ' out 777 ', 'ＯＵＴ７７７', 'Out-777\u200b'])
      expect(await refusedLine({ flowNo })).toEqual(['flowNo receipt.duplicate']);
    const { items } = await cashier.get<PageView<ReceiptView>>('finance/receipts');
    expect(items.map(({ flowNo }) => flowNo)).toContain('OUT777');
  });
});

describe('a ban', () => {
  const ban = {
    name: '马新雨',
    idNumber: '640122197809020036',
    reason: '串通报价',
    documentNo: '贺农发〔2026〕1号',
    from: '2027-01-18',
  };

  test.each([
    [caseJson<{ bars: object }>('63-blank-texts.json').bars],
    [{ name: '\u200b', reason: '\n\t', documentNo: '\u00a0' }],
    [{ name: '\u3164', reason: '\u2060 ', documentNo: '\u2800' }],
  ])('whose texts are blank is refused field by field: %j', async (blank) => {
    const problem = await (
      await platform.as('jianguan')
    ).refused('post', 'bars', {
      ...ban,
      ...blank,
      idNumber: ban.idNumber,
    });
    expect(fieldsOf(problem)).toEqual([
      'name text.missing',
      'reason text.missing',
      'documentNo text.missing',
    ]);
  });

  test('names whom it is about, however his number is written', async () => {
    const supervisor = await platform.as('jianguan');
    await supervisor.post('bars', {
      ...ban,
      idNumber: '93640122 ma7te5t0－23',
      documentNo: '贺农发[2026]1号',
    });
    const { items: bars } = await supervisor.get<PageView<BarView>>('bars');
    expect(bars[0]).toMatchObject({ idNumberMasked: '936401********T023', documentNo: '贺农发〔2026〕1号' });
  });

  test('on somebody who is born tomorrow is refused', async () => {
    const supervisor = await platform.as('jianguan');
    const problem = await supervisor.refused('post', 'bars', { ...ban, idNumber: '640122202611030013' });
    expect(fieldsOf(problem)).toEqual(['idNumber identity.unborn']);
  });
});

describe('a party', () => {
  const body = {
    kind: 'PERSON',
    name: ' 李 • 四 ',
    idNumber: '640122 196203150026',
    phone: '138 9531-9999',
    bankAccount: '6228 4810 0000 0200 005',
    bankName: '贺兰农村商业银行',
    villageCode: '640122102208',
  };

  test('whose number is there already is told so, at the number', async () => {
    await platform.dataSource.query(`update account set party_id = null where login = 'qiye'`);
    const problem = await (await platform.as('qiye')).refused('put', 'my/party', body);
    expect(problem).toMatchObject({ status: 409, code: 'party.exists', faults: [{ field: 'idNumber' }] });
  });

  test.each([['   '], ['\u200b'], ['\u3000\u2060']])('without a name (%j) is refused', async (name) => {
    const problem = await (await platform.as('qiye')).refused('put', 'my/party', { ...body, name });
    expect(fieldsOf(problem)).toEqual(['name text.missing']);
  });

  test('that is born tomorrow is refused', async () => {
    const problem = await (
      await platform.as('qiye')
    ).refused('put', 'my/party', {
      ...body,
      idNumber: '640122202611030013',
      phone: '+8613895319999',
      bankAccount: '6.2E+18',
      bankNo: '4028 7100 002',
    });
    expect(fieldsOf(problem)).toEqual([
      'idNumber identity.unborn',
      'bankAccount identity.account-not-digits',
      'bankNo bank.bad-bank-number',
      'phone identity.bad-phone',
    ]);
  });

  test.each(['640122197809020036', '６４０１２２ 19780902－0036', '马 新雨', '马\u200b新雨'])(
    'is found by %j',
    async (search) => {
      const liaison = await platform.as('cunji');
      const { items } = await liaison.get<PageView<PartyRowView>>(
        `parties?search=${encodeURIComponent(search)}`,
      );
      expect(items.map(({ name }) => name)).toEqual(['马新雨']);
    },
  );
});

describe('one account that is typed in two ways is one account', () => {
  const ways = [
    [TWO_WAYS.account!, TWO_WAYS.other!],
    ['2901-0201-0400-03', '２９０１－０２０１－０４０００３'],
    ['\u200b29010201040004 ', '2901 02010 4000 4'],
  ] as const;
  const lots: string[] = [];
  beforeAll(async () => {
    const listed = [];
    for (const way of ways) {
      const { lotId, endsAt } = await story.listed();
      listed.push({ way, endsAt, ids: await story.registerAll(['jingmai1', 'jingmai2'], lotId) });
      lots.push(lotId);
    }
    await platform.advance(listed.at(-1)!.endsAt.getTime() + 1000);
    await story.qualifyAll();
    for (const { way, ids } of listed)
      for (const [index, login] of (['jingmai1', 'jingmai2'] as const).entries())
        await story.payDeposit(login, ids[index]!, { payerAccount: way[index] });
  }, 60_000);

  test.each(ways.map((way, index) => [...way, index] as const))('%s, %s: R02', async (_, __, index) => {
    const alerts: { code: string }[] = await platform.dataSource.query(
      `select a.code from risk_alert a join lot l on l.project_id = a.project_id where l.id = $1 and a.code = 'R02'`,
      [lots[index]],
    );
    expect(alerts).toEqual([{ code: 'R02' }]);
  });
});

describe('money that goes out', () => {
  let order: string;
  beforeAll(async () => {
    const { lotId, endsAt } = await story.listed();
    const [registration] = await story.registerAll(['jingmai1', 'jingmai2'], lotId);
    await platform.advance(endsAt.getTime() + 1000);
    await story.qualifyAll();
    await story.payDeposit('jingmai1', registration!, { payerName: '王春晓' });
    await leavePool(platform);
    const orders = await (
      await platform.as('chuna')
    ).get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
    order = `finance/payment-orders/${orders.items[0]!.id}`;
  }, 60_000);

  test.each([[BLANK.flowNo!], ['\u3000'], ['\u200b\t'], [SHORTENED.account!]])(
    'is not done with the number %j',
    async (flowNo) => {
      const cashier = await platform.as('chuna');
      const problem = await cashier.refused('post', `${order}/execution`, { flowNo });
      expect(fieldsOf(problem)).toEqual([
        expect.stringMatching(/^flowNo (text.missing|receipt.bad-flow-number)$/),
      ]);
      expect((await cashier.get<PaymentOrderView>(order)).state).toBe('DUE');
    },
  );
});
