import type { RefusalCode } from '@helan/domain';

/** One row of the error table. `{name}` in a sentence is filled from the values of the refusal. */
export interface ErrorRow {
  readonly status: number;
  readonly sentence: string;
  /** The law, plan or rule behind the refusal; absent where it is plain housekeeping. */
  readonly rule?: string;
}

const PLAN = '贺党办〔2022〕110号';
const RULES = '中心交易规则';
const LAND_LAW = '农村土地承包法';

const DOMAIN_ERRORS: Readonly<Record<RefusalCode, ErrorRow>> = {
  'lifecycle.not-now': {
    status: 409,
    sentence: '现在不能办这一步，可能已有人办过。请刷新页面，看最新进度。',
  },
  'calendar.uncovered': {
    status: 422,
    sentence:
      '算到 {date} 时，放假安排还没有公布（现有日历到 {confirmedThrough}）。请等中心录入新一年的放假通知。',
    rule: `${RULES} 工作日计算`,
  },
  'calendar.bad-date': { status: 422, sentence: '日期不对，请按“年-月-日”选择。' },
  'money.not-whole-fen': { status: 422, sentence: '金额只能填数字，最多两位小数，不能是负数。' },
  'money.out-of-range': { status: 422, sentence: '金额太大，最多 {max} 元。' },
  'area.out-of-range': { status: 422, sentence: '面积要大于 0，最多四位小数，单位是亩。' },
  'identity.bad-id-number': {
    status: 422,
    sentence: '身份证号码不对，请照身份证再核对一遍。',
    rule: 'GB 11643',
  },
  'identity.bad-credit-code': {
    status: 422,
    sentence: '统一社会信用代码不对，请照登记证书再核对一遍。',
    rule: 'GB 32100-2015',
  },
  'identity.bad-phone': { status: 422, sentence: '手机号码不对，应是 11 位数字。' },
  'identity.bad-bank-account': { status: 422, sentence: '银行账号不对，请照银行卡再核对一遍。' },
  'application.missing-field': { status: 422, sentence: '还没有填“{name}”。', rule: `${PLAN} 四(一)` },
  'application.missing-document': { status: 422, sentence: '还差一份材料：{name}。', rule: `${PLAN} 四(一)` },
  'application.bad-code': { status: 422, sentence: '“{name}”填得不对，应是{shape}。' },
  'application.declaration-unsigned': {
    status: 422,
    sentence: '请先阅读并确认承诺：材料真实、完整、有效，权属清晰无争议。',
    rule: `${PLAN} 四(一)`,
  },
  'application.consent-missing': {
    status: 422,
    sentence: '共有人{name}还没有同意，证上的成年家庭成员都要同意。',
    rule: `${LAND_LAW} 第十六条`,
  },
  'term.reversed': { status: 422, sentence: '到期日不能早于起始日。' },
  'term.already-begun': { status: 422, sentence: '起始日要在今天（{today}）之后，成交以前不能开始用地。' },
  'term.over-lease-cap': {
    status: 422,
    sentence: '租期最长 {years} 年，到期日最晚是 {maxEnd}。',
    rule: '民法典 第七百零五条',
  },
  'term.over-contract': {
    status: 422,
    sentence: '流转期不能超过承包期的剩余期限，到期日最晚是 {maxEnd}。',
    rule: `${LAND_LAW} 第三十八条`,
  },
  'term.over-upstream': {
    status: 422,
    sentence: '再流转不能超过原流转合同的剩余期限，到期日最晚是 {maxEnd}。',
    rule: `${LAND_LAW} 第三十八条`,
  },
  'purpose.not-farming': {
    status: 422,
    sentence: '农地只能农用，“{purpose}”不是农业用途。',
    rule: `${PLAN} 二(一)；${LAND_LAW} 第三十八条`,
  },
  'notice.too-few-working-days': {
    status: 422,
    sentence: '公告期至少 {min} 个工作日，现在是 {days} 个。',
    rule: `${PLAN} 四(五)`,
  },
  'notice.too-long': { status: 422, sentence: '公告期太长，最多 {max} 个工作日。', rule: RULES },
  'price.zero': { status: 422, sentence: '“{name}”要大于 0 元。' },
  'price.step-too-large': { status: 422, sentence: '加价幅度太大，最多 {max} 元。', rule: RULES },
  'deposit.ratio-too-high': {
    status: 422,
    sentence: '保证金太高，最多是首年租金的三成，即 {max} 元。',
    rule: RULES,
  },
  'payment.mode-unknown': { status: 422, sentence: '请选择支付方式。' },
  'verification.too-few-photos': {
    status: 422,
    sentence: '现场照片至少 {min} 张，现在有 {count} 张。',
    rule: `${PLAN} 六(二)`,
  },
  'verification.area-differs': {
    status: 422,
    sentence: '实测面积和申报面积相差 {percent}%，请写明原因。',
    rule: RULES,
  },
  'verification.too-far': {
    status: 422,
    sentence: '定位离地块 {distance} 米，超过 {max} 米，请写明原因。',
    rule: RULES,
  },
  'verification.disputed': {
    status: 422,
    sentence: '有争议的地不能流转，请先调解；要退回请用“补正”或“不予受理”。',
    rule: `${PLAN} 四(一)`,
  },
  'registration.closed': { status: 409, sentence: '报名已经截止。' },
  'registration.own-listing': { status: 422, sentence: '不能报名受让自己转出的地。', rule: RULES },
  'registration.minor': { status: 422, sentence: '未满 18 周岁不能报名。', rule: RULES },
  'registration.social-review': {
    status: 422,
    sentence: '企业等社会资本租赁农地，要先通过县里的资格审查；审查标准公布以前不能报名。',
    rule: `${LAND_LAW} 第四十五条`,
  },
  'registration.quote-below-listing': { status: 422, sentence: '报价不能低于挂牌价 {min} 元。', rule: RULES },
  'registration.promise-unsigned': {
    status: 422,
    sentence: '请先阅读公告并确认承诺。',
    rule: `${PLAN} 四(三)`,
  },
  'deposit.not-due': { status: 409, sentence: '现在不用交保证金。资格合格以后才交。', rule: RULES },
  'deposit.late': { status: 422, sentence: '保证金到账晚于截止时间。', rule: RULES },
  'deposit.payer-mismatch': {
    status: 422,
    sentence: '付款人和报名人不是同一个人，不能代付，款项将原路退回。',
    rule: RULES,
  },
  'deposit.amount-mismatch': {
    status: 422,
    sentence: '保证金应是 {expected} 元，一分不多、一分不少。',
    rule: RULES,
  },
  'bid.not-admitted': {
    status: 403,
    sentence: '您没有这场竞价的资格：要资格合格并且保证金已到账。',
    rule: `${RULES} 竞价`,
  },
  'bid.not-open': { status: 409, sentence: '竞价还没有开始。', rule: `${RULES} 竞价` },
  'bid.after-end': { status: 409, sentence: '竞价已经结束，这次出价没有计入。', rule: `${RULES} 竞价` },
  'bid.leader': { status: 409, sentence: '您现在就是最高价，不用再加。', rule: `${RULES} 竞价` },
  'bid.below-start': { status: 409, sentence: '第一口价不能低于起始价 {lowest} 元。', rule: `${RULES} 竞价` },
  'bid.too-low': { status: 409, sentence: '出价太低，现在最少要出 {lowest} 元。', rule: `${RULES} 竞价` },
  'bid.off-step': {
    status: 409,
    sentence: '出价要按 {step} 元一档往上加，现在最少要出 {lowest} 元。',
    rule: `${RULES} 竞价`,
  },
  'payment.amount-mismatch': {
    status: 422,
    sentence: '到账金额应是 {expected} 元，一分不多、一分不少。',
    rule: `${PLAN} 四(七)`,
  },
  'payment.payer-mismatch': {
    status: 422,
    sentence: '付款人和受让方不是同一个人，不能代付，款项将原路退回。',
    rule: `${PLAN} 四(七)`,
  },
  'posting.unbalanced': { status: 500, sentence: '记账借贷不平，这笔业务没有入账。请联系中心财务。' },
  'certificate.not-settled': {
    status: 409,
    sentence: '价款还没有结清，不能出鉴证书。',
    rule: `${PLAN} 四(八)`,
  },
  'certificate.differs-from-deal': { status: 500, sentence: '鉴证书内容和成交结果不一致，没有出具。' },
  'archive.incomplete': { status: 422, sentence: '案卷不全，还缺：{name}。', rule: `${PLAN} 四(九)` },
};

const PLATFORM_ERRORS = {
  'request.invalid': { status: 422, sentence: '填写的内容不对，请看标出的地方。' },
  'request.conflict': { status: 409, sentence: '刚刚有别人也在办，请刷新页面再试。' },
  'request.too-many': { status: 429, sentence: '操作太快，请稍等一会儿再试。' },
  'request.idempotency-reused': { status: 422, sentence: '这个请求编号已经用过，内容却不同。' },
  'session.required': { status: 401, sentence: '请先登录，再接着办。' },
  'session.bad-credentials': { status: 401, sentence: '账号或密码不对。' },
  'session.locked': {
    status: 429,
    sentence: '密码错了太多次，账号已锁定到 {until}。',
    rule: '连续五次密码错误，锁定 15 分钟',
  },
  'session.csrf': { status: 403, sentence: '页面已经过期，请刷新后再试。' },
  'permission.denied': { status: 403, sentence: '您的岗位不能办这一步。', rule: '岗位权限' },
  'permission.same-person': {
    status: 403,
    sentence: '同一个人不能既办前一步又办这一步，请换一位同事。',
    rule: '岗位分离',
  },
  'resource.not-found': { status: 404, sentence: '没有找到。可能是编号不对，或者您无权查看。' },
  'file.too-large': { status: 413, sentence: '文件太大，最大 {max} MB。请压缩照片后再上传。' },
  'file.wrong-type': { status: 415, sentence: '只能上传照片（JPG、PNG）或 PDF 文件。' },
  'file.empty': { status: 422, sentence: '文件是空的，请重新选择。' },
  'party.required': { status: 409, sentence: '请先在“我的资料”里登记身份。', rule: `${PLAN} 四(三)` },
  'party.frozen': { status: 409, sentence: '已经用这份身份办了业务，要改请到中心窗口。' },
  'property-type.unknown': { status: 422, sentence: '没有这个交易品种。' },
  'property-type.not-allowed': { status: 422, sentence: '{kind}不能转出“{type}”。', rule: `${PLAN} 三(三)` },
  'region.unknown': { status: 422, sentence: '没有这个村。' },
  'parcel.already-listed': {
    status: 409,
    sentence: '地块 {code} 在这段时间里已经挂牌或流转。',
    rule: `${PLAN} 四(一)`,
  },
  'session.not-ended': { status: 409, sentence: '竞价还没有结束。' },
  'trading.not-working-hours': {
    status: 422,
    sentence: '竞价要在工作日 09:00 到 17:00 之间开始。',
    rule: `${RULES} 竞价`,
  },
  'trading.too-early': { status: 422, sentence: '开始时间最早是 {earliest}。', rule: `${RULES} 竞价` },
  'trading.not-ready': {
    status: 409,
    sentence: '还有报名没有审完，或者保证金还没有定下来。',
    rule: `${RULES} 竞价`,
  },
  'bid.not-counted': { status: 503, sentence: '竞价已经收口，这次出价没有计入。', rule: `${RULES} 竞价` },
  'receipt.duplicate': { status: 409, sentence: '这个银行流水号已经录过。' },
  'ledger.busy': { status: 409, sentence: '这笔款正在处理，请刷新后再看。' },
  'clock.backward': { status: 422, sentence: '演示时钟只能往前拨。' },
  'server.fault': {
    status: 500,
    sentence: '系统出了问题，您填的内容还在。请稍后再试；再不行请打中心电话，报上编号 {requestId}。',
  },
  'server.busy': { status: 503, sentence: '系统忙，请稍后再试。' },
} as const satisfies Record<string, ErrorRow>;

export type PlatformErrorCode = keyof typeof PLATFORM_ERRORS;
export type ErrorCode = RefusalCode | PlatformErrorCode;

/** Code → HTTP status, sentence for the person, and the rule behind it. The only such table. */
export const ERRORS: Readonly<Record<ErrorCode, ErrorRow>> = { ...DOMAIN_ERRORS, ...PLATFORM_ERRORS };

/** The sentence of a code with its values filled in. */
export function sentenceOf(code: ErrorCode, values: Readonly<Record<string, string | number>> = {}): string {
  return ERRORS[code].sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** One fault of a request: which field, which code, and the sentence for the person. */
export interface Fault {
  readonly field?: string;
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly rule?: string;
}

/** Body of every answer that is not a success (`application/problem+json`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly rule?: string;
  readonly requestId: string;
  readonly faults: readonly Fault[];
}
