import type { ErrorRow } from './error-row.js';

const ANEW = '请回到登录页，重新点“统一身份认证登录”。';

/** Who somebody is, whom he acts for, and what of it is corrected. */
export const IDENTITY_ERRORS = {
  'issuer.absent': { status: 404, sentence: '本平台没有开通统一身份认证登录，请用密码或验证码登录。' },
  'issuer.down': {
    status: 503,
    sentence: '统一身份认证现在连不上，请过几分钟再试；也可以用手机号和密码登录，不受影响。',
  },
  'issuer.not-begun': {
    status: 409,
    sentence: `这次登录不是从这个浏览器里开始的。${ANEW}`,
  },
  'issuer.expired': { status: 409, sentence: `登录隔得太久，已经失效。${ANEW}` },
  'issuer.replayed': { status: 409, sentence: `这次登录已经用过了，不能再用。${ANEW}` },
  'issuer.crowded': { status: 429, sentence: '这个网络上点统一身份认证登录的次数太多，请过 {wait} 再试。' },
  'issuer.wrong-nonce': { status: 409, sentence: `统一身份认证的回答和这次登录对不上，没有采用。${ANEW}` },
  'issuer.wrong-issuer': { status: 409, sentence: `回答不是约定的认证机构发的，没有采用。${ANEW}` },
  'issuer.wrong-audience': { status: 409, sentence: `认证机构的回答不是给本平台的，没有采用。${ANEW}` },
  'issuer.stale': { status: 409, sentence: `认证机构的回答已经过期，没有采用。${ANEW}` },
  'issuer.bad-answer': { status: 409, sentence: `认证机构的回答看不懂或者签名不对，没有采用。${ANEW}` },
  'issuer.given-up': { status: 409, sentence: `您在统一身份认证那里没有完成登录。要登录，${ANEW}` },
  'issuer.not-real-person': {
    status: 409,
    sentence:
      '您在统一身份认证还没有做实人认证（刷脸），不能用它来证明是您本人。请先在那里做实人认证，或者用手机号登录后到中心窗口核验。',
    rule: '实名核验',
  },
  'issuer.other-person': {
    status: 409,
    sentence:
      '统一身份认证里的人和这个账号核验过的不是同一个人，没有关联。请退出，用认证的那个人自己的账号登录；换过证件号码的，先在“我的资料”里申请更正，再来认证。',
    rule: '实名核验',
  },
  'issuer.clash': {
    status: 409,
    sentence:
      '您的身份证号在平台上已经有别的登记，姓名对不上，或者还没有人核验过，两边都没有关联。中心已经收到，会查清楚；请带身份证到中心窗口。',
    rule: '实名核验',
  },
  'issuer.asked': {
    status: 409,
    sentence:
      '您已经有一个账号。请用那个账号登录，在“我的资料”里同意关联；登不上的，带身份证到中心窗口办。已经通知了那个账号的手机。',
    rule: '实名核验',
  },
  'issuer.declared-only': {
    status: 409,
    sentence:
      '有一个账号登记了您的身份证号，还没有核验过。是您自己的账号，请先登录那个账号，再在“我的资料”里点统一身份认证；不是您的，点“不是我登记的”重新认证，您登记时那个账号就让出这个号码。',
    rule: '实名核验',
  },
  'issuer.holder-unverified': {
    status: 409,
    sentence:
      '这个账号登记的身份没有核验过，不能这样关联。账号是本人的，请登录它，在“我的资料”里点统一身份认证，认证一次就关联；不是本人的，请本人带证件到中心窗口，把号码空出来。',
    rule: '实名核验',
  },
  'issuer.linked-already': { status: 409, sentence: '已经关联过了，不用再办。' },
  'identity.door-closed': {
    status: 409,
    sentence:
      '还没有核验是您本人，只能写草稿和提问。请在“我的资料”里选一种办法核验：统一身份认证、银行卡四要素，或者带证件原件到中心窗口、找村级信息联络员。核验以后再办这一步。',
    rule: '实名核验',
  },
  'identity.verified-already': { status: 409, sentence: '已经核验过了，不用再办。' },
  'identity.not-this-kind': { status: 422, sentence: '这种办法只能核验个人。单位请带证照到中心窗口核验。' },
  'identity.other-phone': {
    status: 409,
    sentence:
      '银行卡核验要由您自己的手机号来办：“我的资料”里登记的手机号和您登录的手机号不是同一个。请把两处都改成在银行预留的那个号码再办；改不了的，带证件原件到中心窗口核验。',
    rule: '实名核验',
  },
  'identity.check-failed': {
    status: 422,
    sentence: '核对的结果是不一致。请照证件和银行卡再核对一遍；确实没错的，请带证件原件到中心窗口。',
  },
  'identity.check-down': {
    status: 503,
    sentence: '核验服务现在连不上，请过几分钟再试；也可以到中心窗口或者找村级信息联络员核验。',
  },
  'identity.check-absent': { status: 404, sentence: '本平台没有开通这种核验办法，请选别的办法。' },
  'identity.check-crowded': {
    status: 429,
    sentence: '核验的次数太多，请过 {wait} 再试，或者到中心窗口核验。',
  },
  'mandate.ended': {
    status: 403,
    sentence: '您代“{party}”办事的授权{why}，不能再代办。请在“我代谁办事”里换成自己，或者请{party}重新授权。',
    rule: '授权委托',
  },
  'mandate.not-this-act': {
    status: 403,
    sentence: '“{party}”给您的授权里没有“{act}”这一项。请由{party}自己办，或者请他们改授权。',
    rule: '授权委托',
  },
  'mandate.own-business': {
    status: 403,
    sentence: '您现在代“{party}”办事，这一步只能由{party}自己办。要办自己的事，请在“我代谁办事”里换成自己。',
    rule: '授权委托',
  },
  'mandate.not-this-project': {
    status: 403,
    sentence: '“{party}”给您的授权不包括这个项目。请由{party}自己办，或者请他们改授权。',
    rule: '授权委托',
  },
  'mandate.over-limit': {
    status: 403,
    sentence:
      '“{party}”给您的授权是每次报价不超过 {limit} 元，这次超过了（或者看不到报多少）。请由{party}自己报。',
    rule: '授权委托',
  },
  'mandate.not-yours': { status: 404, sentence: '没有这份授权，或者授权书上的人不是您。' },
  'mandate.agent-unknown': {
    status: 403,
    sentence:
      '代别人办事的，要先核验您本人，号码和授权书上的一样。请在“我代谁办事”里换成自己，再到“我的资料”选一种办法核验。',
    rule: '实名核验',
  },
  'mandate.unknown-project': { status: 422, sentence: '授权里写的项目有不是您的，请重新选。' },
  'party.stopped': {
    status: 403,
    sentence:
      '“{party}”已经停办（{cause}），出价、签字和别的手续都先停下。请由监护人或者继承人带证件和证明到中心窗口，登记以后由他接着办；登记错了的，也在窗口撤销。',
    rule: '停办',
  },
  'correction.not-frozen': {
    status: 409,
    sentence: '这份资料没有核验过，也没有用它办过业务，可以直接在“我的资料”里改，不用申请更正。',
  },
  'correction.nothing': { status: 422, sentence: '没有要改的内容：填的和现在登记的一样。' },
  'correction.open': { status: 409, sentence: '已经有一份更正申请在办。请等它办完，或者先撤回。' },
  'correction.no-papers': {
    status: 409,
    sentence: '还没有交证件，没有可以核对的。请让申请人先上传，或者不予更正并写明缺什么。',
  },
  'correction.too-many-papers': { status: 409, sentence: '最多交 {most} 份材料。' },
  'number-release.not-declared': {
    status: 409,
    sentence: '这个证件号码已经核验过，或者已经空出，不能再空出。登记错了的，由登记人申请资料更正。',
  },
  'number-release.open': { status: 409, sentence: '已经有人提出空出这个号码，等另一位工作人员确认。' },
  'number-release.no-account': {
    status: 422,
    sentence: '没有个人用这个手机号登录。请本人先用手机号注册；只空出号码的，手机号留空。',
  },
  'number-release.no-name': { status: 422, sentence: '请照证件填本人的姓名。' },
  'number-release.no-person': {
    status: 422,
    sentence: '单位的代码空出以后，由单位自己登记、再到窗口核验，这里的手机号留空。',
  },
  'number-release.other-person': {
    status: 409,
    sentence:
      '这个手机号的账号就是登记这个号码的账号，或者已经核验过是别人，或者这个号码已经核验在另一个账号上。请核对手机号。',
  },
  'phone-change.no-account': {
    status: 409,
    sentence: '这个人还没有账号，没有可以换绑的。请他用现在的手机号注册，再登记身份。',
  },
  'phone-change.not-verified': {
    status: 409,
    sentence:
      '这份登记没有核验过，谁都可能填了他的证件号码，不能凭它把账号交出去。请先查清登记是不是他本人做的：是的，在“实名核验”里核验以后再换绑。',
    rule: '实名核验',
  },
  'phone-change.open': { status: 409, sentence: '这个账号已经有一份换绑申请在等确认。先等它办完。' },
  'phone-change.moved-on': {
    status: 409,
    sentence: '这个新手机号在申请以后又被另一个人验证过了。请不予换绑，让他用手上的号码重新申请。',
  },
  'party.stop-open': { status: 409, sentence: '这一家已经提出停办，或者正在停办，不用再提。' },
  'party.not-stopped': { status: 409, sentence: '只有停办以后，才登记监护人或者继承人。' },
} as const satisfies Record<string, ErrorRow>;

/** Why a mandate cannot be given, or a party not be registered or corrected as it is named. */
export const MANDATE_ERRORS = {
  'correction.kind-fixed': {
    status: 422,
    sentence:
      '类型不能这样更正：个人只能在农户、专业大户、自然人之间改；集体经济组织、村民委员会、乡镇政府照登记证书，证书换了的，另开账号用新的代码登记。',
  },
  'mandate.party-not-verified': {
    status: 409,
    sentence: '授权以前，要先核验本单位（本户）的证件。请带证件到中心窗口。',
    rule: '授权委托',
  },
  'mandate.no-organisation': {
    status: 409,
    sentence: '个人不在这里授权代理人，请本人办理，或者到中心窗口。',
  },
  'mandate.no-household': { status: 409, sentence: '只有农户可以登记同户共有人。' },
  'mandate.oneself': { status: 422, sentence: '不用授权给自己。' },
  'mandate.reversed': { status: 422, sentence: '授权的最后一天不能早于第一天。' },
  'mandate.past': { status: 422, sentence: '授权的最后一天已经过了，请改成今天或者以后的日子。' },
  'mandate.too-long': { status: 422, sentence: '一次授权最多 {days} 天，到期以后再授权。', rule: '授权委托' },
  'identity.bad-permit': {
    status: 422,
    sentence:
      '居住证号码不对：港澳台居民居住证、2023 年起的外国人永久居留身份证是 18 位，老的外国人证是 15 位。请照证件再核对一遍。',
  },
  'identity.bad-passport': { status: 422, sentence: '护照号码是 5 到 15 位字母和数字，请照护照再核对一遍。' },
  'identity.birth-day-missing': { status: 422, sentence: '这种证件的号码里看不出出生日期，请填上。' },
  'identity.bad-group-code': {
    status: 422,
    sentence: '村民小组的编号是 14 位：12 位村代码加 2 位组号。请照村里的编号再核对一遍。',
  },
} as const satisfies Record<string, ErrorRow>;
