import type { ErrorRow } from './error-row.js';

const RULES = '中心交易规则';
const PLAN = '贺党办〔2022〕110号';

/** What the rules of money refuse. */
export const MONEY_DOMAIN_ERRORS = {
  'deposit.short': {
    status: 422,
    sentence: '保证金应是 {expected} 元，少付了 {short} 元。认领期满原路退回，请在截止以前重新付足。',
    rule: RULES,
  },
  'deposit.over': {
    status: 422,
    sentence: '保证金应是 {expected} 元，多付了 {over} 元。认领期满原路退回，请在截止以前照数重新付。',
    rule: RULES,
  },
  'deposit.double': {
    status: 409,
    sentence: '这份保证金已经付过并且冻结，这是重复付的一笔。认领期满原路退回，不影响已经付的。',
    rule: RULES,
  },
  'deposit.lot-closed': {
    status: 409,
    sentence: '这个标段已经结束或者不再收人，保证金不收了。认领期满原路退回。',
    rule: RULES,
  },
  'payment.short': {
    status: 422,
    sentence: '到账金额应是 {expected} 元，少付了 {short} 元。认领期满原路退回，请照数重新付。',
    rule: `${PLAN} 四(七)`,
  },
  'payment.over': {
    status: 422,
    sentence: '到账金额应是 {expected} 元，多付了 {over} 元。认领期满原路退回，请照数重新付。',
    rule: `${PLAN} 四(七)`,
  },
  'payment.double': {
    status: 409,
    sentence: '这份合同眼下应付的都已经付清，这是重复付的一笔。认领期满原路退回。',
    rule: `${PLAN} 四(七)`,
  },
  'payment.contract-ended': {
    status: 409,
    sentence: '这份合同已经解除或者作废，不再收款。认领期满原路退回。',
    rule: RULES,
  },
  'receipt.own-transfer': {
    status: 409,
    sentence: '这一笔是中心自己从保证金专户划过来的，不是别人付的款。请在内部划转的付款单上登记到账流水号。',
  },
  'receipt.unmatched': {
    status: 409,
    sentence: '原来的认领已经由两个人撤销，正在等新的主人。认领期满还认不到的，原路退回。',
  },
  'receipt.used': {
    status: 409,
    sentence: '这笔款已经派上用场（{why}），认领不能再撤销。',
  },
  'payment.unknown-order': { status: 404, sentence: '没有这笔付款单。请核对银行回单里的付款单号。' },
  'payment.paid-already': { status: 409, sentence: '这一笔已经付过，流水号是 {flowNo}。请照银行流水核对。' },
  'payment.return-by-people': {
    status: 409,
    sentence: '这一笔已经登记过付款，银行没有付成的，请在付款单上登记退汇，由两个人认定。',
  },
  'payment.waits-for-check': {
    status: 409,
    sentence: '回单的流水号和登记的一样。这一笔是人工登记的，请财务复核。',
  },
  'payment.flow-differs': {
    status: 409,
    sentence: '银行回单的流水号和登记的 {flowNo} 不一样。请把登记的退回，照回单重新登记。',
  },
  'receipt.duplicate': { status: 409, sentence: '这个银行流水号已经录过。' },
  'ledger.busy': { status: 409, sentence: '这笔款正在处理，请刷新后再看。' },
} as const satisfies Record<string, ErrorRow>;

/** What the desks of money refuse. */
export const MONEY_ERRORS = {
  'payment.account-changed': {
    status: 409,
    sentence:
      '收款人登记的账户在开单以后变了，不能照旧账户付。请在付款单上提出改付到现在登记的账户，由另一个人复核以后再付。',
    rule: `${PLAN} 四(七)`,
  },
  'payment.own-account': { status: 409, sentence: '这一笔是划到中心自己的价款专户，没有别人的账户。' },
  'payment.account-same': { status: 409, sentence: '收款账户和登记的一样，不用改。' },
  'batch.empty': {
    status: 409,
    sentence: '没有可以编进批次的付款。请看看是不是已经在别的批次里，或者还在等划转。',
  },
  'batch.changed': {
    status: 409,
    sentence: '批次的笔数或者金额和您看到的不一样了，有付款被移出或者取消。请刷新后核对再交银行。',
  },
  'receipt.not-yours': { status: 403, sentence: '退回更正的到账，由登记的人自己更正。' },
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
