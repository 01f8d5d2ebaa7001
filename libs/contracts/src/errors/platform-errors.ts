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
  'registration.partners-fixed': { status: 409, sentence: '补正时不能换联合受让的人。' },
  'registration.relay': {
    status: 409,
    sentence: '这类指标在专门的平台交易，请按公告写明的平台办理，或者请中心转接。',
    rule: `${PLAN} 三(三)15`,
  },
  'connection.unencrypted': {
    status: 403,
    sentence:
      '这次连接没有加密，不能登录也不能提交。请用加密的网址打开（地址栏有锁）；已经有锁的，请告诉中心检查代理设置。',
  },
  'session.required': { status: 401, sentence: '请先登录，再接着办。' },
  'session.bad-credentials': { status: 401, sentence: '账号或密码不对。' },
  'session.locked': {
    status: 429,
    sentence:
      '账号或密码连续错了太多次，请 {wait}后再试。忘了密码的，可以用手机验证码重设，或者到中心窗口办理。',
    rule: '同一处登录同一账号，连续输错的要等，再错等的时间加倍',
  },
  'session.crowded': {
    status: 429,
    sentence: '登录得太频繁，请 {wait}后再试。已经登录的不受影响。',
  },
  'session.csrf': { status: 403, sentence: '页面已经过期，请刷新后再试。' },
  'permission.denied': { status: 403, sentence: '您的岗位不能办这一步。', rule: '岗位权限' },
  'permission.same-person': {
    status: 403,
    sentence: '同一个人不能既办前一步又办这一步，请换一位同事。',
    rule: '岗位分离',
  },
  'resource.not-found': { status: 404, sentence: '没有找到。可能是编号不对，或者您无权查看。' },
  'party.required': { status: 409, sentence: '请先在“我的资料”里登记身份。', rule: `${PLAN} 四(三)` },
  'party.frozen': {
    status: 409,
    sentence:
      '已经用这份身份办了业务，不能直接改。写错了、变了的，请在“我的资料”里点“申请更正”，交证件照片。',
  },
  'party.seen-number': {
    status: 409,
    sentence:
      '证件号码和核验过的不一样：核验过的是 {number}。没有保存。请照核验过的号码填；号码换了或者核验错了的，先照核验过的登记，再到“我的资料”点“申请更正”，交证件照片，或者带证件到中心窗口。',
  },
  'party.seen-name': {
    status: 409,
    sentence:
      '姓名（名称）和核验过的不一样：核验过的是“{name}”。没有保存。请照核验过的填；改了名的，先照核验过的登记，再到“我的资料”点“申请更正”，交证件照片，或者带证件到中心窗口。',
  },
  'party.representative-required': {
    status: 409,
    sentence: '还没有登记负责人（法定代表人、经营者）。请先在“我的资料”里补登，再提交报名。',
    rule: `${PLAN} 四(三)`,
  },
  'party.representative-known': {
    status: 409,
    sentence: '负责人已经登记过了；个人不用登记负责人。要改的，请在“我的资料”里改，办过业务的点“申请更正”。',
  },
  'party.exists': {
    status: 409,
    sentence:
      '这个证件号码已经登记过了。是您本人登记的，请用登记时的账号或手机号登录；手机号换了、密码也忘了的，带证件原件到中心窗口换绑手机号；不是您登记的，可以先用统一身份认证证明是您本人，再来登记，或者带证件原件到中心窗口，把没有核验过的登记空出来。',
  },
  'party.differs': {
    status: 422,
    sentence:
      '这个身份证号已经登记过，姓名或者所在村不一样，请核对。登记错了的，本人有账号的请他申请更正；没有核验过的，由中心窗口凭证件空出号码再填。',
  },
  'party.account-shared': {
    status: 409,
    sentence: '这个收款账号已经登记在别人名下，请填本人的账号。',
    rule: `${PLAN} 四(七)`,
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
  'bar.bad-number': {
    status: 422,
    sentence: '身份证号或者统一社会信用代码不对，请照证件再核对一遍。',
  },
  'bar.reversed': { status: 422, sentence: '限制的最后一天不能早于第一天。' },
  'risk.held': {
    status: 409,
    sentence:
      '有一条红色风险提示（{name}）还在核查，这一步最迟暂缓到 {until}；监管人员处理或者书面放行以后可以马上办。保证金照常。',
    rule: '贺党办〔2022〕110号 六(一)',
  },
  'registration.say-why': {
    status: 403,
    sentence:
      '报名人和成交双方的材料只在办到的时候看。确要看的，请先写明理由；理由会留下记录，上级看得到，一天内有效。',
    rule: '中心交易规则 资格审查',
  },
  'sealing.reserve-closed': {
    status: 409,
    sentence: '这份保留价还没有开启。竞价结束、两位持钥人开启以后，监管人员写明原因才能看。',
    rule: '中心交易规则 竞价',
  },
  'suspension.reserve-first': {
    status: 409,
    sentence: '这宗标的因为没有封存保留价中止。转出方封存以后，自动恢复；到期还不封存的，按转出方违约处理。',
    rule: '中心交易规则 竞价',
  },
  'registration.files-sealed': {
    status: 409,
    sentence: '公告期内报名材料不打开。报名截止以后，再到“资格审查”逐份办理。',
    rule: '中心交易规则 资格审查',
  },
  'document.no-task': {
    status: 403,
    sentence: '这份材料现在不在您办的事里，不能打开。轮到您的岗位办这个项目时再看。',
    rule: '岗位权限',
  },
  'sealing.scored-already': {
    status: 409,
    sentence: '您已经评过分，不能再改。等另一位评完，就可以开启报价。',
    rule: '中心交易规则 权重报价',
  },
  'scan.waits': { status: 409, sentence: '上一份还在等乡镇或窗口核对，核对以后才能再交。' },
  'ending.word-waits': {
    status: 409,
    sentence: '转出方关于解除的签字件在等核对，核对以后再办。',
    rule: `${PLAN} 六(二)`,
  },
  'scan.no-reason': { status: 422, sentence: '不认可的，请写明哪里不对，让联络员知道怎么重签、重交。' },
  'property-type.unknown': { status: 422, sentence: '没有这个交易品种。' },
  'property-type.not-allowed': { status: 422, sentence: '{kind}不能转出“{type}”。', rule: `${PLAN} 三(三)` },
  'region.unknown': { status: 422, sentence: '没有这个村。' },
  'parcel.already-listed': {
    status: 409,
    sentence: '{code} 在这段时间里已经挂牌或流转。',
    rule: `${PLAN} 四(一)`,
  },
  'parcel.split': { status: 422, sentence: '地块 {code} 已经分成几块，请按分出来的地块填。' },
  'parcel.not-whole': {
    status: 422,
    sentence: '地块 {code} 登记的面积是 {whole} 亩。只流转一部分的，先请中心把这一部分分出来。',
  },
  'parcel.being-traded': { status: 409, sentence: '地块 {code} 正在项目 {no} 里交易，现在不能分。' },
  'parcel.same': { status: 422, sentence: '面积和登记的一样，没有什么要改。' },
  'households.unreadable': { status: 422, sentence: '读不了这个文件，请用下载的模板填，存成 Excel 工作簿。' },
  'households.head-twice': {
    status: 422,
    sentence: '表头有两列都叫“{column}”，不知道该看哪一列。请留一列，或者用下载的模板。',
  },
  'households.head-missing': { status: 422, sentence: '表头没有“{column}”这一列，请用下载的模板。' },
  'households.not-for-lister': { status: 409, sentence: '只有村集体受各户委托连片流转时才用名册。' },
  'social.review-open': {
    status: 409,
    sentence: '这家单位的社会资本审查还没有通过，不能认定合格。',
    rule: '农村土地承包法 第四十五条',
  },
  'registration.one-will': {
    status: 409,
    sentence:
      '报名 {other} 更早提交，两份报名{relation}。同一个人不能和自己竞价：那一份还在，这一份不能认定合格。',
    rule: `${RULES} 报名`,
  },
  'session.not-ended': { status: 409, sentence: '竞价还没有结束。' },
  'trading.too-early': { status: 422, sentence: '开始时间最早是 {earliest}。', rule: `${RULES} 竞价` },
  'contract.purchase': {
    status: 409,
    sentence: '采购的合同和付款由采购方和供应方按采购文件办理，不在这里生成。',
  },
  'sealing.bad-key': { status: 422, sentence: '这把密钥不能用，请重新生成。' },
  'sealing.bad-share': {
    status: 422,
    sentence:
      '交来的不是您保管的那一份，没有收下。请用公告上那把密钥的文件再开一次；还不行的，由另一位持钥人来开启。',
  },
  'sealing.no-holder': {
    status: 409,
    sentence: '{part}还没有自己的密钥，有密封价格的公告不能发布。请他先到“我的密钥”生成，再来发布。',
    rule: `${RULES} 密封报价`,
  },
  'sealing.keys-do-not-fit': {
    status: 409,
    sentence: '两份密钥合不成公告上的那一把，请第三位持钥人来开启。',
  },
  'sealing.scores-first': {
    status: 409,
    sentence: '方案得分要先定下，才能开启报价。',
    rule: `${RULES} 权重报价`,
  },
  'sealing.question-open': {
    status: 409,
    sentence:
      '有人在报价以后、结束以前可能失去了资格，要两个人先书面决定他的报价算不算，再开启。请到“竞价待决定”查看。',
    rule: `${RULES} 密封报价`,
  },
  'sealing.too-early': {
    status: 409,
    sentence: '竞价还没有结束，谁也不能开启；这次尝试已经记下，报监管部门。',
    rule: `${RULES} 密封报价`,
  },
  'sealing.scores-differ': { status: 422, sentence: '每份密封报价的方案都要有得分，不能多也不能少。' },
  'sealing.no-reserve': { status: 409, sentence: '这一宗没有设保留价，或者现在不能填。' },
  'consultation.open': {
    status: 409,
    sentence: '双方意见还没有征求完。',
    rule: '贺党办〔2022〕110号 四(六)',
  },
  'consultation.other-way': {
    status: 409,
    sentence: '征求双方意见以后，按公告这一宗不是这样往下走。',
    rule: `${RULES} 征求双方意见`,
  },
  'negotiation.agreed-elsewhere': {
    status: 409,
    sentence: '转出方已经和别人谈成，等那一份签完或者作罢再说。',
    rule: `${RULES} 双方协商`,
  },
  'negotiation.nothing-to-match': { status: 409, sentence: '现在没有可以按同等条件优先受让的。' },
  'objection.one-at-a-time': { status: 409, sentence: '您对这个标的已有一份异议正在处理，请等答复。' },
  'succession.barred': {
    status: 409,
    sentence: '您正在被限制参加交易，不能递补受让。',
    rule: `${RULES} 违约`,
  },
  'deal.barred': {
    status: 409,
    sentence: '受让方正在被限制参加交易，不能签合同；查实违规的，请认定违约。',
    rule: `${RULES} 违约`,
  },
  'bid.binding': { status: 409, sentence: '出过价的不能退出，出价是有约束力的。', rule: `${RULES} 竞价` },
  'bid.not-counted': { status: 503, sentence: '竞价已经收口，这次出价没有计入。', rule: `${RULES} 竞价` },
  'feed.too-many-here': {
    status: 429,
    sentence: '您所在的网络已经有 {max} 处在看实时竞价。页面会改为每隔几秒刷新，出价不受影响。',
  },
  'feed.full': { status: 503, sentence: '看实时竞价的人太多。页面会改为每隔几秒刷新，出价不受影响。' },
  'signature.other-name': {
    status: 422,
    sentence: '签的名字和文件上的不一样，请照文件上写的名字签。',
  },
  'clock.backward': { status: 422, sentence: '演示时钟只能往前拨。' },
  'server.fault': {
    status: 500,
    sentence: '系统出了问题，您填的内容还在。请稍后再试；再不行请打中心电话，报上编号 {requestId}。',
  },
  'server.busy': { status: 503, sentence: '系统忙，请稍后再试。' },
  'server.away': {
    status: 503,
    sentence: '平台暂时连不上数据库，没有办成；已经办好的都在。请过一会儿再试。',
  },
  'server.unsure': {
    status: 503,
    sentence: '平台没有等到数据库的回答，不知道办成没有。请过一会儿刷新看看，没有办成的再办一次。',
  },
  'storage.full': {
    status: 503,
    sentence: '平台的存储满了，没有办成；已经办好的都在。请过一会儿再试，一直不行请打中心电话。',
  },
} as const satisfies Record<string, ErrorRow>;
