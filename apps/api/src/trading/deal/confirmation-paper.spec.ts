import { expect, test } from '@jest/globals';
import { drawn, emptyPaper } from '../../testing/paper-desk.js';
import { EXTREMES, sampleTerms } from '../../testing/paper-samples.js';
import { faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import { printConfirmation } from './confirmation-paper.js';
import { DealEntity } from './deal.entity.js';

test.each([
  ['shortest', 1],
  ['ordinary', 1],
  ['longest', 3],
] as const)('a letter of the %s texts on %i pages', async (extreme, count) => {
  const { title, location, conditions, name } = EXTREMES[extreme];
  const deal = Object.assign(new DealEntity(), {
    manner: 'NEGOTIATION',
    unitPriceFen: 62_500n,
    totalFen: 60_000_000n,
    agreedTerms: conditions,
  });
  const letter = printConfirmation(emptyPaper('成交确认书'), {
    lotNo: '640122102N26110001-1',
    transferorName: name,
    transfereeName: name,
    transferorBearer: '',
    transfereeBearer: `（代理人：${name}）`,
    jointTransferees: null,
    paddle: '101',
    depositFen: 744_000n,
    signDueAt: new Date('2026-11-20T09:00:00Z'),
    terms: sampleTerms(extreme),
    deal,
  });
  const pdf = await drawn(letter);
  expect(faultsOf(pdf)).toEqual([]);
  for (const text of [
    title,
    location,
    `协商时另外约定${conditions}`,
    `三、交付：${conditions}`,
    `${name}（代理人：${name}）`,
  ])
    expect(saidIn(pdf)).toContain(text.replace(/\s+/g, ''));
  expect(pagesOf(pdf)).toHaveLength(count);
  const last = pagesOf(pdf)
    .at(-1)!
    .lines.map(({ text }) => text)
    .join('');
  expect(last).toContain('七、发生争议先协商');
  expect(last).toContain('受让方（签字）');
});

/** A fifth of 30,000.00 is 6,000.00: the deposit of 7,440.00 is 定金 up to that. */
test.each([
  [60_000_000n, '7,440.00'],
  [3_000_000n, '6,000.00'],
])('a letter of 定金 at %s fen says what of it is, and that it is doubled', async (totalFen, yuan) => {
  const { name } = EXTREMES.ordinary;
  const deal = { manner: 'NEGOTIATION', unitPriceFen: 62_500n, totalFen, agreedTerms: null };
  const letter = printConfirmation(emptyPaper('成交确认书'), {
    lotNo: '640122102N26110001-1',
    transferorName: name,
    transfereeName: name,
    transferorBearer: '',
    transfereeBearer: '',
    jointTransferees: null,
    paddle: null,
    depositFen: 744_000n,
    signDueAt: null,
    terms: {
      ...sampleTerms('ordinary'),
      deposit: { nature: 'EARNEST', use: 'PRICE', interest: 'NONE', transferorPays: 'DOUBLE' },
    },
    deal: Object.assign(new DealEntity(), deal),
  });
  const said = saidIn(await drawn(letter));
  expect(said).toContain(`，其中定金¥${yuan}`);
  expect(said).toContain(`双倍返还定金，就是另付受让方¥${yuan}`);
});
