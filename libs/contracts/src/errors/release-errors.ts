import type { ErrorRow } from './error-row.js';

const RULES = '中心交易规则';

/** What the rules of deposits, bonds and breaches refuse. */
export const RELEASE_DOMAIN_ERRORS = {
  'bond.beyond': {
    status: 422,
    sentence: '履约保证金还剩 {max} 元，扣付要大于零、不能超过它。',
    rule: RULES,
  },
  'breach-due.amount-mismatch': {
    status: 422,
    sentence: '违约赔付应是 {expected} 元，一分不多、一分不少，款项将原路退回。',
    rule: RULES,
  },
  'breach-due.over': {
    status: 409,
    sentence: '这笔违约赔付现在不用付：还没有核定，或者已经付过、放弃了。款项将原路退回。',
  },
  'breach-due.payer-close': {
    status: 422,
    sentence:
      '付款人的名字和转出方“{name}”不完全一样，可能是银行写不出生僻字、少了间隔点，或者名字被截短。由两个人对着银行流水认定，认定以前不退。',
    rule: RULES,
  },
  'breach-due.payer-mismatch': {
    status: 422,
    sentence: '付款人和应付款的转出方不是同一个人，不能代付，款项将原路退回。',
    rule: RULES,
  },
  'purchase.bad-day': {
    status: 422,
    sentence: '采购合同的签订日期应在 {from} 到今天之间。请照合同原件填写。',
    rule: RULES,
  },
} as const satisfies Record<string, ErrorRow>;

/** What their desks refuse. */
export const RELEASE_ERRORS = {
  'bond.claim-open': { status: 409, sentence: '这笔履约保证金已经有人提请扣付，等另一人决定。' },
  'interest.beyond': { status: 422, sentence: '这笔结息还剩 {rest} 元，转走的不能超过它。' },
  'interest.keeping-open': { status: 409, sentence: '这笔结息已经有人提出转到基本户，等财务复核。' },
  'interest.no-keeping': { status: 409, sentence: '这笔结息没有人提出转到基本户，或者已经答复了。' },
  'interest.owed': {
    status: 409,
    sentence: '还有保证金利息等着付，结息要先付给他们。付清以后，余下的才能转到中心基本户。',
    rule: RULES,
  },
  'breach-due.no-proposal': { status: 409, sentence: '还没有人提出损失是多少，或者已经核定了。' },
  'breach-due.proposed': { status: 409, sentence: '已经有人提出损失是多少，等另一人核定。' },
  'breach-due.letters': {
    status: 409,
    sentence: '催付函最多发 {most} 次。还不付的，由负责人转为双方依法解决。',
  },
  'breach-due.not-late': {
    status: 409,
    sentence: '催付函给的期限到 {until}，到期以后才能转为双方依法解决。',
  },
  'purchase.contract-there': { status: 409, sentence: '这个采购的合同已经登记过了。' },
} as const satisfies Record<string, ErrorRow>;
