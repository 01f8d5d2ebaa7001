import { expect, test } from '@jest/globals';
import { drawn, emptyPaper } from '../../testing/paper-desk.js';
import { EXTREMES, sampleTerms } from '../../testing/paper-samples.js';
import { faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import { printMinutes } from './minutes-press.js';

test.each([
  ['shortest', 1],
  ['longest', 8],
] as const)('minutes of the %s texts and %i offers', async (extreme, count) => {
  const { title, location, conditions, name } = EXTREMES[extreme];
  const terms = sampleTerms(extreme);
  const minutes = printMinutes(emptyPaper('协商纪要'), {
    lot: { no: terms.lotNo, terms },
    negotiation: { agreedFen: 62_000n, agreedTerms: conditions },
    names: { transferor: name, applicant: `${name}（代理人：${name}）` },
    offers: Array.from({ length: count }, (_, index) => ({
      seq: index + 1,
      side: 'APPLICANT' as const,
      amountFen: 62_000n,
      terms: index === 0 ? conditions : '',
      at: new Date('2026-11-12T02:00:03Z'),
    })),
  });
  const pdf = await drawn(minutes);
  expect(faultsOf(pdf)).toEqual([]);
  for (const text of [title, location, `${name}（代理人：${name}）`, `另外约定${conditions}`])
    expect(saidIn(pdf)).toContain(text);
  expect(saidIn(pdf).split(conditions).length - 1).toBeGreaterThanOrEqual(2);
  expect(saidIn(pdf).match(/2026-11-1210:00:03/g)).toHaveLength(count);
  const last = pagesOf(pdf)
    .at(-1)!
    .lines.map(({ text }) => text)
    .join('');
  expect(last).toContain('受让方（签字）');
  expect(last).toContain('双方确认以上出价经过和结果属实');
});
