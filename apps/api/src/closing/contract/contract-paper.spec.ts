import { expect, test } from '@jest/globals';
import type { LotPriceView, LotTermsView } from '@helan/contracts';
import { drawn, emptyPaper } from '../../testing/paper-desk.js';
import { EXTREMES, sampleTerms } from '../../testing/paper-samples.js';
import { faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import { printContract } from './contract-paper.js';
import type { ContractFacts } from './contract.entity.js';

test.each(['shortest', 'longest'] as const)('a contract of the %s texts', async (extreme) => {
  const { title, location, conditions, name } = EXTREMES[extreme];
  const terms = sampleTerms(extreme);
  const contract = printContract(
    emptyPaper('土地经营权出租合同'),
    {
      lotNo: terms.lotNo,
      title,
      transferorId: '',
      transferorName: name,
      transferorBearer: `（监护人：${name}）`,
      transferorIdNumber: '640122197809020036',
      transfereeId: '',
      transfereeName: name,
      transfereeBearer: `（代理人：${name}）`,
      transfereeIdNumber: '93640122MA7TE5T023',
      termFrom: terms.price.termFrom,
      termTo: terms.price.termTo,
      unitPriceFen: '62500',
      totalFen: '60000000',
      agreedTerms: conditions,
      priceSubAccount: '64012201',
    },
    terms,
  );
  const pdf = await drawn(contract);
  expect(faultsOf(pdf)).toEqual([]);
  for (const text of [
    title,
    location,
    `协商时另外约定${conditions}`,
    name,
    `${terms.parcels.length}号地`,
    `（代理人：${name}）`,
  ])
    expect(saidIn(pdf)).toContain(text);
  const last = pagesOf(pdf)
    .at(-1)!
    .lines.map(({ text }) => text)
    .join('');
  expect(last).toContain('九、违约责任和争议解决');
  expect(last).toContain('乙方（签字）');
});

/** What a contract of the ordinary texts says, priced otherwise. */
async function saidOf(
  price: Partial<LotPriceView>,
  facts: Partial<ContractFacts> = {},
  change: Partial<LotTermsView> = {},
): Promise<string> {
  const terms = { ...sampleTerms('ordinary'), ...change };
  const { title, name } = EXTREMES.ordinary;
  const lease: ContractFacts = {
    lotNo: terms.lotNo,
    title,
    transferorId: '',
    transferorName: name,
    transferorIdNumber: '640122197809020036',
    transfereeId: '',
    transfereeName: name,
    transfereeIdNumber: '93640122MA7TE5T023',
    termFrom: terms.price.termFrom,
    termTo: terms.price.termTo,
    unitPriceFen: '8650000',
    totalFen: '69200000',
    priceSubAccount: '64012201',
    ...facts,
  };
  const paper = emptyPaper('土地经营权出租合同');
  return saidIn(await drawn(printContract(paper, lease, { ...terms, price: { ...terms.price, ...price } })));
}

/** Source: rules §21 A2. */
test.each([
  ['MONTHS', '不足一年的，整月按十二分之一年，余下的天数按三百六十五分之一年。'],
  ['ACTUAL', '不足一年的，按实际天数占当年三百六十五天或者三百六十六天的比例。'],
  ['D30_360', '不足一年的，按每月三十天、每年三百六十天。'],
] as const)('says how a part of a year is paid: %s', async (partYear, words) =>
  expect(await saidOf({ unit: '元/年', partYear })).toContain(`不足一年${words}`),
);

test('of a notice from before, or paid once, says nothing of parts of a year', async () => {
  expect(await saidOf({ unit: '元/年' })).not.toContain('不足一年');
  expect(await saidOf({ unit: '元', partYear: 'MONTHS' })).not.toContain('不足一年');
});

/** 86,500 ÷ 57.3 = 1,509.599. Source: rules §21 A1. */
test('keeps a price for the whole, the other figure marked', async () =>
  expect(await saidOf({ unit: '元/年', quantity: '573000' })).toContain(
    '成交单价86,500.00元/年（约1,509.60元/亩/年）',
  ));

test('names all who take it together', async () => {
  const jointTransferees = '马新雨60%、王春晓40%';
  const said = await saidOf({}, { jointTransferees });
  for (const text of ['乙方全体（联合受让）', jointTransferees]) expect(said).toContain(text);
});

test('says that a deposit is 定金 and what a breach costs, only where it is', async () => {
  const deposit = { nature: 'EARNEST', use: 'PRICE', interest: 'NONE', transferorPays: 'DOUBLE' } as const;
  const said = await saidOf({}, {}, { deposit });
  expect(said).toContain('乙方的保证金是定金（超过合同总价20%的部分不算），在双方签字后转为价款');
  expect(said).toContain('乙方违约的，定金不予退还；甲方违约的，双倍返还定金。');
  expect(await saidOf({})).not.toContain('定金');
});
