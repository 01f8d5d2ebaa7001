import type { ErrorRow } from './error-row.js';

const PLAN = '贺党办〔2022〕110号';
const RULES = '中心交易规则';
const LAND_LAW = '农村土地承包法';

/** What keeps a right from being listed. */
export const LISTING_ERRORS = {
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
  'calendar.before': {
    status: 422,
    sentence: '{date} 在日历以前：工作日历从 {confirmedFrom} 起才有，更早的日子数不了。',
    rule: `${RULES} 工作日计算`,
  },
  'calendar.count-unreadable': { status: 422, sentence: '请填要数多少个工作日，用阿拉伯数字写整数。' },
  'calendar.count-nothing': {
    status: 422,
    sentence: '0 个工作日没有到期日：开始的当天不计入，至少数 1 个工作日。',
    rule: '民法典 第二百零一条',
  },
  'calendar.count-backward': {
    status: 422,
    sentence: '工作日只往后数，不能填负数。要往前推，请改开始的日期。',
  },
  'calendar.count-too-far': {
    status: 422,
    sentence: '一次最多数 {max} 个工作日（大约一年）；再往后的放假安排还没有公布，数了也不准。',
  },
  'calendar.span-backward': { status: 422, sentence: '到 {to} 比从 {from} 还早，请把两个日期对调。' },
  'calendar.nothing': { status: 422, sentence: '没有填要改的日子。' },
  'calendar.too-many': { status: 422, sentence: '一次最多录入 {max} 天。' },
  'calendar.day-twice': { status: 422, sentence: '{date} 填了两次。' },
  'calendar.not-next-year': {
    status: 422,
    sentence: '日历一年一年确认，下一个是 {next}。',
    rule: `${RULES} 工作日计算`,
  },
  'calendar.no-new-year': {
    status: 422,
    sentence: '确认新的一年，要先录入放假通知：还没有 {date} 元旦放假。',
    rule: `${RULES} 工作日计算`,
  },
  'parameter.unknown': { status: 422, sentence: '没有这个参数。' },
  'parameter.fixed': { status: 422, sentence: '“{name}”由文件定死，不能改。', rule: '{source}' },
  'parameter.out-of-limits': {
    status: 422,
    sentence: '“{name}”应在 {floor} 到 {ceiling} {unit}之间。',
    rule: RULES,
  },
  'parameter.not-later': { status: 422, sentence: '生效日要在今天（{today}）以后；已经发布的公告不受影响。' },
  'calendar.bad-date': { status: 422, sentence: '日期不对，请按“年-月-日”选择。' },
  'text.missing': { status: 422, sentence: '这一项没有填，或者只填了空格。' },
  'text.too-short': { status: 422, sentence: '这一项至少要写 {min} 个字，现在是 {length} 个。' },
  'text.too-long': { status: 422, sentence: '这一项最多写 {max} 个字，现在是 {length} 个。' },
  'instant.unreadable': {
    status: 422,
    sentence: '时间不对，应是“年-月-日T时:分”加时区，如 2026-11-02T09:30:00+08:00。',
  },
  'instant.without-zone': {
    status: 422,
    sentence: '时间没有写时区，不知道是哪里的时间。北京时间请在后面加 +08:00。',
  },
  'instant.other-century': { status: 422, sentence: '年份不对，请核对。' },
  'money.shortened': {
    status: 422,
    sentence: '金额被写成了科学计数法（如 1.2E+6），后面的数会丢。请把数字写全。',
  },
  'money.not-whole-fen': { status: 422, sentence: '金额只能填数字，最多两位小数，不能是负数。' },
  'money.not-four-decimals': { status: 422, sentence: '这个单价只能填数字，最多四位小数，不能是负数。' },
  'money.out-of-range': { status: 422, sentence: '金额太大，最多 {max} 元。' },
  'area.out-of-range': { status: 422, sentence: '面积要大于 0，最多四位小数，单位是亩。' },
  'quantity.out-of-range': { status: 422, sentence: '数量要大于 0，最多四位小数。' },
  'ownership.state': {
    status: 422,
    sentence: '国有资产不在本平台的十五个交易品种里，要按国有资产交易的规定办理。',
    rule: `${PLAN} 三(三)`,
  },
  'ownership.not-allowed': {
    status: 422,
    sentence: '这个品种的标的应是：{allowed}。',
    rule: `${PLAN} 三(三)`,
  },
  'mortgage.not-a-listing': {
    status: 422,
    sentence: '抵押不是流转，不发公告、不竞价。请到中心窗口办理抵押登记协助。',
    rule: `${PLAN} 四(八)`,
  },
  'method.not-yet': {
    status: 422,
    sentence:
      '{name}还没有在本平台开办，提交了也办不到底。请到公共资源交易平台办理，或者改用法律允许的其他方式。',
    rule: `${PLAN} 三(五)`,
  },
  'method.not-offered': { status: 422, sentence: '这个品种现在不能用这种交易方式。', rule: `${PLAN} 三(五)` },
  'method.public-required': {
    status: 422,
    sentence: '标的额 {total} 元，达到 {threshold} 元的集体资产必须公开竞价，不能直接协商。',
    rule: `${PLAN} 四(二)`,
  },
  'procurement.must-be-tendered': {
    status: 422,
    sentence:
      '总标的额 {floor} 元以上的采购要招投标，不能用竞价；招投标还没有在本平台开办，请到公共资源交易平台办理。',
    rule: `${PLAN} 三(三)14`,
  },
  'procurement.must-tender': {
    status: 422,
    sentence:
      '同一项目合并估算 {sum} 元，达到 {ceiling} 元，属于依法必须招标的项目，请到自治区公共资源交易平台办理。',
    rule: '必须招标的工程项目规定 第五条',
  },
  'procurement.over-ceiling': {
    status: 422,
    sentence: '同一项目合并估算 {sum} 元，达到 {ceiling} 元，超出本平台采购品种的范围，要由监管部门决定。',
    rule: `${PLAN} 三(三)14`,
  },
  'procurement.over-estimate': {
    status: 422,
    sentence: '最高限价不能超过单项合同估算价 {estimate} 元。',
    rule: RULES,
  },
  'decision.missing': {
    status: 422,
    sentence: '集体的标的要有民主决议，请填写会议和表决情况。',
    rule: '{source}',
  },
  'decision.bad-count': {
    status: 422,
    sentence: '人数对不上：应到 {total} 人，实到 {present} 人；赞成、反对、弃权相加应等于实到。',
  },
  'decision.not-enough': {
    status: 422,
    sentence: '赞成 {inFavour} 人，应到 {total} 人，至少要 {needed} 人赞成才算通过（按全体算，不按到会算）。',
    rule: '{source}',
  },
  'decision.in-future': { status: 422, sentence: '会议还没有开，不能先报决议。' },
  'decision.no-publicity': {
    status: 422,
    sentence: '决议要在会后公示，公示期满再来申请。请核对公示的起止日期。',
    rule: RULES,
  },
  'decision.no-town-approval': {
    status: 422,
    sentence: '还要乡镇人民政府批准，请填写批准文号。',
    rule: '{source}',
  },
  'agent.expired': { status: 422, sentence: '授权委托书已于 {date} 到期。', rule: `${RULES} 代理` },
  'valuation.expired': {
    status: 422,
    sentence: '评估结果的有效期已于 {date} 届满。',
    rule: `${PLAN} 四(四)`,
  },
  'identity.bad-id-number': {
    status: 422,
    sentence: '身份证号码不对，请照身份证再核对一遍。',
    rule: 'GB 11643',
  },
  'identity.representative-missing': {
    status: 422,
    sentence: '请填写负责人（法定代表人、经营者）的姓名，照营业执照或登记证书填。',
    rule: `${PLAN} 四(三)`,
  },
  'identity.bad-credit-code': {
    status: 422,
    sentence: '统一社会信用代码不对，请照登记证书再核对一遍。',
    rule: 'GB 32100-2015',
  },
  'identity.unborn': {
    status: 422,
    sentence: '这个身份证号码里的出生日期还没有到，请照身份证再核对一遍。',
    rule: 'GB 11643',
  },
  'identity.account-not-digits': {
    status: 422,
    sentence: '银行账号只能是数字。像 6.2E+18 这样的是表格缩写，后面几位已经丢了，请照银行卡把数字写全。',
  },
  'identity.bad-phone': { status: 422, sentence: '手机号码不对，应是 11 位数字。' },
  'identity.bad-bank-account': { status: 422, sentence: '银行账号不对，请照银行卡再核对一遍。' },
  'application.missing-field': { status: 422, sentence: '还没有填“{name}”。', rule: `${PLAN} 四(一)` },
  'application.missing-document': { status: 422, sentence: '还差一份材料：{name}。', rule: `${PLAN} 四(一)` },
  'application.bad-code': { status: 422, sentence: '“{name}”填得不对，应是{shape}。' },
  'application.bad-answer': { status: 422, sentence: '“{name}”填得不对，应是{shape}。' },
  'application.unlawful-answer': {
    status: 422,
    sentence: '“{name}”的情况不能流转：{reason}。',
    rule: '{source}',
  },
  'application.forbidden-words': {
    status: 422,
    sentence: '“{marked}”这句话里的“{word}”不能写：{reason}。',
    rule: '{source}',
  },
  'application.mode-not-allowed': {
    status: 422,
    sentence: '这项权利不能“{mode}”，可以：{allowed}。',
    rule: `${PLAN} 三(三)`,
  },
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
    sentence:
      '租期最长 {years} 年，到期日最晚是 {maxEnd}。土地经营权要租得更长的，可以申请监管部门同意；房屋、设备和设施不行。',
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
  'term.over-right': {
    status: 422,
    sentence: '流转期不能超过权利本身的期限，到期日最晚是 {maxEnd}。',
    rule: `${PLAN} 四(一)`,
  },
  'term.over-waste-cap': {
    status: 422,
    sentence: '“四荒”地最长 {years} 年，到期日最晚是 {maxEnd}。',
    rule: '国办发〔1999〕102号',
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
  'price.unit-not-allowed': { status: 422, sentence: '这项权利的计价单位应是：{allowed}。' },
  'price.unit-mismatch': { status: 422, sentence: '计价单位“{price}”和数量单位“{quantity}”对不上。' },
  'deposit.tender-ratio-too-high': {
    status: 422,
    sentence: '采购招标的保证金最多是最高限价的百分之二，即 {max} 元。',
    rule: RULES,
  },
  'deposit.ratio-too-high': {
    status: 422,
    sentence: '保证金太高，最多是首年价款（不按年计价的是总价）的三成，即 {max} 元。',
    rule: RULES,
  },
  'bid.window-out-of-range': {
    status: 422,
    sentence: '“{name}”应在 {floor} 到 {ceiling} {unit}之间。',
    rule: `${RULES} 竞价`,
  },
} as const satisfies Record<string, ErrorRow>;
