import { describe, expect, test } from '@jest/globals';
import type { LotTermsView } from '@helan/contracts';
import { caseJson } from '../../testing/cases.js';
import { drawn, emptyPaper } from '../../testing/paper-desk.js';
import { EXTREMES, type Extreme, sampleTerms } from '../../testing/paper-samples.js';
import { codeIn, faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import { drawPoster } from './poster.js';

const RARE = caseJson<{ title: string; fields: { qualification: string } }>(
  '30-long-qualification-rare-title.json',
);

const posterOf = (terms: LotTermsView, size: 'A4' | 'A3' = 'A4') =>
  drawn(
    drawPoster(emptyPaper(terms.title, { size }), {
      notice: {
        kindName: '出让公告',
        terms,
        quantity: '120.00 亩',
        registrationEndsAt: '2026-11-11T09:00:00Z',
        no: '640122102N26110001-GG01',
        publishedAt: '2026-11-02T01:00:00Z',
        contentHash: '0123456789abcdef'.repeat(4),
      },
      signedDay: { day: '2026-11-03', root: 'ab'.repeat(32) },
      hotline: '0951-0000000',
      checkUrl: '',
    }),
  );

describe('a poster', () => {
  test.each([
    ['shortest', 'A4', 1],
    ['shortest', 'A3', 1],
    ['longest', 'A4', 3],
    ['longest', 'A3', 3],
  ] as const)('of the %s texts, in %s', async (extreme: Extreme, size, pages) => {
    const pdf = await posterOf(sampleTerms(extreme), size);
    expect(faultsOf(pdf)).toEqual([]);
    expect(pagesOf(pdf)).toHaveLength(pages);
    const { title, location, conditions } = EXTREMES[extreme];
    for (const text of [title, location, conditions, '报名到2026年11月11日17:00截止', '公示日签'])
      expect(saidIn(pdf)).toContain(text);
    expect(codeIn(pdf)).toContain('HLNQ-2026-000001-N');
  });

  test('prints the other figure, how a part of a year is paid, and which of two areas counts', async () => {
    const { price, ...terms } = sampleTerms('ordinary');
    const pdf = await posterOf({
      ...terms,
      startPriceFen: '8600000',
      price: { ...price, unit: '元/年', quantity: '573000', partYear: 'MONTHS' },
      facts: [
        { label: '土壤', value: '沙壤' },
        { label: '计价面积（数量）', value: '挂牌 57.30 亩，实测 61.00 亩；双方约定按确权的 57.30 亩 计价' },
      ],
    });
    // 86,000 元 for 57.3 亩.
    expect(saidIn(pdf)).toContain('86,000.00元/年（约1,500.87元/亩/年）');
    expect(saidIn(pdf)).toContain('不足一年的，整月按十二分之一年，余下的天数按三百六十五分之一年');
    expect(saidIn(pdf)).toContain('实测61.00亩；双方约定按确权的57.30亩计价');
    expect(saidIn(pdf)).not.toContain('沙壤');
  });

  test.each([
    ['ACTUAL', '不足一年的，按实际天数占当年三百六十五天或者三百六十六天的比例'],
    ['D30_360', '不足一年的，按每月三十天、每年三百六十天'],
  ] as const)('prints a part of a year by %s', async (partYear, words) => {
    const { price, ...terms } = sampleTerms('ordinary');
    expect(saidIn(await posterOf({ ...terms, price: { ...price, partYear } }))).toContain(words);
  });

  test('of a notice from before says nothing of parts of a year', async () => {
    expect(saidIn(await posterOf(sampleTerms('ordinary')))).not.toContain('不足一年');
  });

  test('of a notice that stands already says which characters it lacks', async () => {
    const { title, fields } = RARE;
    const pdf = await posterOf({ ...sampleTerms('shortest'), title, qualification: fields.qualification });
    expect(faultsOf(pdf)).toEqual([]);
    expect(saidIn(pdf)).toContain('立岗镇兰光村〓子沟〓');
    expect(saidIn(pdf)).toContain(fields.qualification);
    expect(saidIn(pdf)).toContain(
      '字体里缺字，用〓代替：项目名称：“〓”（U+21D9B）、自造字U+E863。以网上的公告全文为准。',
    );
  });
});
