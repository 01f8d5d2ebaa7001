import type { ErrorRow } from './error-row.js';

const RULES = '中心交易规则';

/** Findings that stand in the way of a step. */
export const RISK_ERRORS = {
  'risk.unanswered': {
    status: 409,
    sentence: '有一条提示还没有回答（{name}）：{evidence} 请先写明查到的情况。',
    rule: `${RULES} 风险防控`,
  },
  'risk.red-open': {
    status: 409,
    sentence: '有红色风险提示没有处理：{name}（{evidence}）。请监管人员先处理。',
    rule: `${RULES} 风险防控`,
  },
  'risk.red-supervisor': {
    status: 403,
    sentence: '红色风险提示只能由监管人员处理。',
    rule: `${RULES} 风险防控`,
  },
} as const satisfies Record<string, ErrorRow>;
