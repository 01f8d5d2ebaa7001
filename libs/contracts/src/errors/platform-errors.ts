import type { ErrorRow } from './error-row.js';

const PLAN = '贺党办〔2022〕110号';
const RULES = '中心交易规则';

/** What the platform itself refuses, whatever the business. */
export const PLATFORM_ERRORS = {
  'notice.members-only': {
    status: 403,
    sentence: '这是只给本集体成员看的公告。请用成员的账号登录；还没有确认成员身份的，请找村信息联络员。',
    rule: `${PLAN} 三(三)`,
  },
  'registration.members-only': {
    status: 422,
    sentence: '这个标的只有本集体成员可以报名。还没有确认成员身份的，请找村信息联络员。',
    rule: `${PLAN} 三(三)`,
  },
  'question.too-many': { status: 429, sentence: '您有 {max} 个问题还在等答复，先等一等。' },
  'proof.not-yet': { status: 409, sentence: '这份公告还没有公示日签：每天中午签一次，请中午以后再来。' },
  'change.open': { status: 409, sentence: '这个标的已经有一份变更在等负责人批准。' },
  'change.nothing': { status: 422, sentence: '没有要变更的内容。' },
  'change.fixed-field': {
    status: 422,
    sentence: '公告后“{name}”不能变更；要改的，请撤牌后重新申请。',
    rule: `${RULES} 变更`,
  },
  'suspension.prolonged-already': {
    status: 409,
    sentence: '中止只能延长一次。请恢复，或者终止。',
    rule: `${RULES} 中止`,
  },
  'listing.suspended': { status: 409, sentence: '这个标的已经中止，恢复以后再办。', rule: `${RULES} 中止` },
  'registration.relay': {
    status: 409,
    sentence: '这类指标在专门的平台交易，请按公告写明的平台办理，或者请中心转接。',
    rule: `${PLAN} 三(三)15`,
  },
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
  'party.differs': {
    status: 422,
    sentence: '这个身份证号已经登记过，姓名或者所在村不一样。请核对，改登记请到中心窗口。',
  },
  'party.not-verified': {
    status: 409,
    sentence: '还没有核验实名。请村信息联络员或者中心窗口先核对证件原件。',
    rule: `${PLAN} 四(三)`,
  },
  'party.barred': {
    status: 403,
    sentence: '已被限制参与交易，{until}（{documentNo}）。',
    rule: `${RULES} 信用管理`,
  },
  'bar.reversed': { status: 422, sentence: '限制的最后一天不能早于第一天。' },
  'stand-in.reversed': { status: 422, sentence: '最后一天不能早于第一天。' },
  'stand-in.unknown': { status: 422, sentence: '请选另一位可以代办的同事。' },
  'stand-in.separated': {
    status: 422,
    sentence: '“{one}”和“{other}”要由不同的人担任，不能代办。',
    rule: '岗位分离',
  },
  'stand-in.twice': { status: 409, sentence: '这几天已经有人代办了。' },
  'property-type.unknown': { status: 422, sentence: '没有这个交易品种。' },
  'property-type.not-allowed': { status: 422, sentence: '{kind}不能转出“{type}”。', rule: `${PLAN} 三(三)` },
  'region.unknown': { status: 422, sentence: '没有这个村。' },
  'parcel.already-listed': {
    status: 409,
    sentence: '地块 {code} 在这段时间里已经挂牌或流转。',
    rule: `${PLAN} 四(一)`,
  },
  'parcel.split': { status: 422, sentence: '地块 {code} 已经分成几块，请按分出来的地块填。' },
  'parcel.not-whole': {
    status: 422,
    sentence: '地块 {code} 登记的面积是 {whole} 亩。只流转一部分的，先请中心把这一部分分出来。',
  },
  'parcel.being-traded': { status: 409, sentence: '地块 {code} 正在项目 {no} 里交易，现在不能分。' },
  'boundary.crossing': { status: 422, sentence: '界线自己交叉了，请按顺序走一圈记角点。' },
  'households.unreadable': { status: 422, sentence: '读不了这个文件，请用下载的模板填，存成 Excel 工作簿。' },
  'households.head-missing': { status: 422, sentence: '表头没有“{column}”这一列，请用下载的模板。' },
  'households.not-for-lister': { status: 409, sentence: '只有村集体受各户委托连片流转时才用名册。' },
  'social.review-open': {
    status: 409,
    sentence: '这家单位的社会资本审查还没有通过，不能认定合格。',
    rule: '农村土地承包法 第四十五条',
  },
  'joint.elsewhere': {
    status: 409,
    sentence: '其中有一方在同一标的上另外报了名，单独的或者联合的，不能都合格。',
    rule: `${RULES} 报名`,
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
