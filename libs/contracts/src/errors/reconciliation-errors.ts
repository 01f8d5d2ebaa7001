import type { ErrorRow } from './error-row.js';

/** What keeps a day from being closed, or a statement or receipt from being made. */
export const RECONCILIATION_ERRORS = {
  'close.bad-day': { status: 422, sentence: '请填一个日期，例如 2026-11-03。' },
  'close.day-not-over': {
    status: 409,
    sentence: '{day} 还没有过完，银行还会有进出。请第二天再结账。',
    rule: '§10.1',
  },
  'close.closed': {
    status: 409,
    sentence: '{day} 已经结账，不能再记账，也不能再改说明。要改的，请先申请重开这一天。',
    rule: '§10.1',
  },
  'close.earlier-open': { status: 409, sentence: '请按日子的先后结账：先结 {day}。', rule: '§10.1' },
  'close.later-closed': {
    status: 409,
    sentence: '后面的 {day} 也结账了。请先撤回或者重开后面的，再撤回这一天。',
    rule: '§10.1',
  },
  'close.no-statement': {
    status: 409,
    sentence: '{day} 没有银行的流水。请导入银行文件，或者照纸质对账单登记这一天的银行余额。',
    rule: '§10.2',
  },
  'close.unconfirmed': {
    status: 409,
    sentence: '还有 {count} 笔到账没有复核：{list}。请先复核或者注销，再结账。',
    rule: '§10.1',
  },
  'close.unexplained': {
    status: 409,
    sentence: '还有 {count} 处差异没有说明：{list}。请查清，或者写明原因，再结账。',
    rule: '§10.1',
  },
  'close.changed': {
    status: 409,
    sentence: '{day} 结账以后，账或者银行的流水又变了。请撤回结账，核对后重新结。',
    rule: '§10.1',
  },
  'close.before-start': {
    status: 409,
    sentence: '{day} 和以前的账在启用日终对账以前就记好了，不能重开。要改的请用红字冲正。',
  },
  'close.no-difference': { status: 409, sentence: '这一处已经没有差异了。请刷新后再看。' },
  'close.not-explained': { status: 409, sentence: '这一处没有说明，或者说明已经撤回。请刷新后再看。' },
  'statement.bad-period': {
    status: 422,
    sentence: '请填年份（2026）、月份（2026-11），或者从早到晚的两个日期。',
  },
  'statement.period-ahead': { status: 422, sentence: '这一段时间还没有到，没有账可列。' },
  'statement.too-long': { status: 422, sentence: '一次最多列 {years} 年。请分开列。' },
  'statement.blind': {
    status: 409,
    sentence: '这个项目还在报名，列出保证金会泄露谁报了名。请在资格审查以后再列。',
    rule: '§21 A13',
  },
  'voucher.nothing-received': {
    status: 409,
    sentence: '这笔款还没有复核入账，或者已经冲正，不能开收据。',
    rule: '§10.2',
  },
} as const satisfies Record<string, ErrorRow>;
