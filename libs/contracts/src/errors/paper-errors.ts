import type { ErrorRow } from './error-row.js';

/** Why a paper is not issued; each says what to do instead. */
export const PAPER_ERRORS = {
  'paper.lacks-glyphs': {
    status: 422,
    sentence:
      '《{paper}》印不出这些字，没有出具：{gaps}。能换成通用字的，请退回更正后再办；证件上就是这个字的，先放着，告诉中心补字。',
    rule: '中心交易规则 文书',
  },
} as const satisfies Record<string, ErrorRow>;
