import type { ErrorRow } from './error-row.js';

/** What the rules of money refuse. */
export const MONEY_DOMAIN_ERRORS = {
  'payment.unknown-order': { status: 404, sentence: '没有这笔付款单。请核对银行回单里的付款单号。' },
  'payment.paid-already': { status: 409, sentence: '这一笔已经付过，流水号是 {flowNo}。请照银行流水核对。' },
  'payment.never-left': { status: 422, sentence: '这一笔还没有付出去，不会有退回的流水。请照银行流水核对。' },
  'payment.flow-differs': {
    status: 409,
    sentence: '银行回单的流水号和登记的 {flowNo} 不一样。请把登记的退回，照回单重新登记。',
  },
  'receipt.duplicate': { status: 409, sentence: '这个银行流水号已经录过。' },
  'ledger.busy': { status: 409, sentence: '这笔款正在处理，请刷新后再看。' },
} as const satisfies Record<string, ErrorRow>;

/** What the desks of money refuse. */
export const MONEY_ERRORS = {
  'receipt.sub-account': { status: 422, sentence: '子账号有一位不对，请照银行流水再核对一遍。' },
  'receipt.no-proposal': { status: 409, sentence: '这笔款还没有人提出怎么认定，或者已经认定了。' },
  'receipt.proposed': { status: 409, sentence: '这笔款已经有人提出怎么认定，等财务复核。' },
  'payment.proposed': { status: 409, sentence: '这笔付款已经有人提出怎么办，等财务复核。' },
  'payment.no-proposal': { status: 409, sentence: '这笔付款没有人提出怎么办，或者已经答复了。' },
  'payment.transfer-coming': {
    status: 409,
    sentence: '这一笔要用的保证金还在划转途中，价款专户里还没有。请先办完这个标段的内部划转，再付这一笔。',
    rule: '贺党办〔2022〕110号 四(七)',
  },
  'payment.transfer-spent': {
    status: 409,
    sentence: '这笔划转的钱已经从价款专户付出去了，不能再退回。请先把付出去的款登记退汇，再退这笔划转。',
  },
  'payment.in-batch': { status: 409, sentence: '这一笔在付款批次里。请把它移出批次，或者等批次的结果。' },
} as const satisfies Record<string, ErrorRow>;
