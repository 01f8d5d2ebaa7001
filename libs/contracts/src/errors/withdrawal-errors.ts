import type { ErrorRow } from './error-row.js';

const RULES = '中心交易规则';

/** Of taking a lot down at its lister's word. */
export const WITHDRAWAL_ERRORS = {
  'withdrawal.not-asked': {
    status: 409,
    sentence: '转出方还没有申请撤牌。公告是按他的申请发布的，要撤也由他先提出。',
    rule: `${RULES} 撤牌`,
  },
  'withdrawal.asked-already': {
    status: 409,
    sentence: '已经申请过撤牌，等中心负责人办理。想改的先收回，再重新申请。',
    rule: `${RULES} 撤牌`,
  },
  'withdrawal.no-decision': {
    status: 422,
    sentence: '集体的标的要撤牌，请写明新的民主决议编号。',
    rule: `${RULES} 撤牌`,
  },
} as const satisfies Record<string, ErrorRow>;
