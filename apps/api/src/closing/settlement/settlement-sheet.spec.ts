import { expect, test } from '@jest/globals';
import { drawn, emptyPaper } from '../../testing/paper-desk.js';
import { EXTREMES } from '../../testing/paper-samples.js';
import { faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import type { ContractFacts } from '../contract/index.js';
import { printSettlement } from './settlement-paper.js';

const factsOf = (title: string, name: string) =>
  ({
    lotNo: '640122102N26110001-1',
    title,
    transferorName: name,
    transfereeName: name,
    totalFen: '60000000',
    priceSubAccount: '64012201',
  }) as ContractFacts;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    covers: '2027-01-16 至 2028-01-15',
    dueOn: '2027-01-16',
    event: null,
    isProvisional: true,
    amountFen: 7_500_000n,
    paidFen: 0n,
    paidOutFen: 0n,
  }));

test.each([
  ['shortest', 1],
  ['longest', 40],
] as const)('a settlement sheet of the %s texts and %i payments', async (extreme, count) => {
  const { title, name } = EXTREMES[extreme];
  const paper = emptyPaper('价款结算单');
  printSettlement(paper, factsOf(title, name), rowsOf(count), {});
  const pdf = await drawn(paper);
  expect(faultsOf(pdf)).toEqual([]);
  for (const text of [title, name]) expect(saidIn(pdf)).toContain(text);
  expect(saidIn(pdf).match(/2027-01-16至2028-01-15/g)).toHaveLength(count);
  const last = pagesOf(pdf)
    .at(-1)!
    .lines.map(({ text }) => text)
    .join('');
  expect(last).toContain('出纳：');
  expect(last).toContain('中心不向双方收取服务费。');
});

test('of a contract from before says what it lacks, since the money has gone', async () => {
  const paper = emptyPaper('价款结算单');
  printSettlement(paper, factsOf('地', '马𡶛'), rowsOf(1), {});
  expect(saidIn(await drawn(paper))).toContain(
    '字体里缺字，用〓代替：转出方：“〓”（U+21D9B）；受让方：“〓”（U+21D9B）。以平台登记的为准。',
  );
});

test('a day with its mark stands on one line, and eight payments on one page', async () => {
  const { title, name } = EXTREMES.ordinary;
  const paper = emptyPaper('价款结算单');
  printSettlement(paper, factsOf(title, name), rowsOf(8), {});
  const pages = pagesOf(await drawn(paper));
  expect(pages).toHaveLength(1);
  const lines = pages[0]!.lines.map(({ text }) => text.replace(/\s+/g, ''));
  expect(lines.filter((line) => line.includes('2027-01-16（暂定）'))).toHaveLength(8);
});

test('names all who take it together', async () => {
  const { title, name } = EXTREMES.ordinary;
  const paper = emptyPaper('价款结算单');
  const facts = { ...factsOf(title, name), jointTransferees: '马新雨60%、王春晓40%' };
  printSettlement(paper, facts, rowsOf(1), {});
  expect(saidIn(await drawn(paper))).toContain('联合受让马新雨60%、王春晓40%');
});
