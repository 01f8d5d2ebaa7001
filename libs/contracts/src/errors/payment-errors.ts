import type { ErrorRow } from './error-row.js';

/** What keeps a manner of payment, or its rows, from standing. */
export const PAYMENT_ERRORS = {
  'payment.payer-successor': {
    status: 422,
    sentence:
      '付款人不是受让方“{name}”，是登记过的监护人或者继承人。由两个人对着银行流水和登记认定，认定以前不退。',
    rule: '贺党办〔2022〕110号 四(七)',
  },
  'payment.mode-unknown': { status: 422, sentence: '请选择支付方式。' },
  'payment.not-yearly': { status: 422, sentence: '计价单位是“{price}”的，不能按年支付。' },
  'payment.every-years': { status: 422, sentence: '每几年付一次，请填 2 到 {most} 的整数。' },
  'payment.no-parts': { status: 422, sentence: '分期支付请写明各期，最多 {most} 期。' },
  'payment.percent-or-amount': {
    status: 422,
    sentence: '这一期请填比例或者金额，只填一个；比例最多两位小数。',
  },
  'payment.first-event': {
    status: 422,
    sentence: '第一期不能等别的事：请填日期，或者不填，不填的签订合同后付。',
  },
  'payment.date-or-event': { status: 422, sentence: '这一期请填日期，或者写明什么事以后付，只填一个。' },
  'payment.percents-not-whole': {
    status: 422,
    sentence: '各期比例加起来是 {sum}%，要正好 100%。填了金额的，其余各期分剩下的价款。',
  },
  'payment.amounts-while-falling': {
    status: 422,
    sentence: '成交价可能低于挂牌价的，各期只能填比例，不能填固定金额。',
  },
  'payment.amounts-too-much': {
    status: 422,
    sentence: '固定金额加起来是 {sum} 元，要少于按挂牌价算的总价 {total} 元。',
  },
  'payment.dates-not-in-order': { status: 422, sentence: '各期的日期要从早到晚排。' },
  'escalation.rate-or-amount': {
    status: 422,
    sentence: '价格递增请填每几年一次，再填比例或者金额，只填一个。',
  },
  'escalation.not-yearly': {
    status: 422,
    sentence: '按 {price} 计价的是一次算清的价，不能每几年递增。请去掉价格递增，或者改按年计价。',
  },
  'escalation.never': {
    status: 422,
    sentence:
      '期限只有 {years} 个年度，每 {everyYears} 年递增一次的，到期也递增不了。请把年数填小，或者去掉价格递增。',
  },
  'payment.no-event': { status: 409, sentence: '这一期不是等事情发生后才付的，或者已经登记过了。' },
  'payment.event-in-future': { status: 422, sentence: '发生的日期不能晚于今天。' },
  'payment.row-closed': {
    status: 409,
    sentence: '这一期已经付清、免收或者不再付了，请刷新看最新的付款计划。',
  },
  'payment.change-open': {
    status: 409,
    sentence: '这份合同还有一项款项变更等另一人复核，复核以后才能再提。',
  },
  'payment.change-answered': { status: 409, sentence: '这项变更已经有人复核过了，请刷新看结果。' },
  'payment.waive-of-households': {
    status: 409,
    sentence: '这个标的的租金归各户所有，转出方不能代各户免收。要免收的，由各户自己和受让方另签书面约定。',
    rule: '农村土地承包法 第三十九条',
  },
  'late-fee.out-of-range': {
    status: 422,
    sentence: '逾期违约金请填每日万分之几，1 到 {most} 的整数；不约定的不填。',
    rule: '民法典 第五百八十五条',
  },
  'correction.whole-lot': {
    status: 409,
    sentence: '这份合同按整宗定价，不按面积或者数量算，不能多退少补。',
  },
  'correction.bad-quantity': { status: 422, sentence: '请填大于 0 的数量，最多四位小数。' },
  'correction.nothing-changes': { status: 422, sentence: '和合同现在的数量一样，不用改。' },
  'kind.bad-weight': { status: 422, sentence: '请填重量（公斤），大于 0，最多四位小数。' },
  'kind.bad-price': { status: 422, sentence: '请填每公斤多少元，大于 0，最多四位小数。' },
  'bond.too-much': { status: 422, sentence: '{name}最多为一年的租金 {max} 元。' },
  'bond.twice': {
    status: 422,
    sentence: '受让方的保证金已经转为履约保证金，不能再另收{name}。请去掉一个。',
  },
  'bond.no-term': { status: 422, sentence: '一次转让、没有期限的，还有采购，不能另收{name}。' },
  'earnest.too-much': {
    status: 422,
    sentence:
      '定金最多为合同总价的 20%，按挂牌价算是 {max} 元。请把保证金改少，或者把保证金性质改为“保证金”。',
    rule: '民法典 第五百八十六条',
  },
  'earnest.pays-double': {
    status: 422,
    sentence:
      '是定金的，转出方违约按法律双倍返还，不能再选别的赔法。请把“转出方违约赔付”改为不选，或者把保证金性质改为“保证金”。',
    rule: '民法典 第五百八十七条',
  },
  'renewal.not-over': { status: 409, sentence: '合同到期以后才能登记续签。' },
  'renewal.other-sides': {
    status: 422,
    sentence: '那份合同的双方或者标的不一样，不是这份合同的续签。请核对合同编号。',
  },
  'renewal.not-signed': { status: 422, sentence: '没有找到这个编号的合同，或者双方还没有签完。' },
} as const satisfies Record<string, ErrorRow>;
