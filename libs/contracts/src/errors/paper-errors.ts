import type { ErrorRow } from './error-row.js';

/** Why a paper is not issued; each says what to do instead. */
export const PAPER_ERRORS = {
  'paper.lacks-glyphs': {
    status: 422,
    sentence:
      '《{paper}》印不出这些字，没有出具：{gaps}。能换成通用字的，请退回更正后再办；证件上就是这个字的，先放着，告诉中心补字。',
    rule: '中心交易规则 文书',
  },
  'paper.unprintable': {
    status: 422,
    sentence:
      '公告、合同和鉴证书上印不出这些字，先不能办——{gaps}。能换成通用字的，请换了再办；证件上就是这个字的，请带证件到中心窗口，等中心补了字再办。',
    rule: '中心交易规则 文书',
  },
} as const satisfies Record<string, ErrorRow>;
