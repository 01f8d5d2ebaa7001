import { type ParameterKey, VISIT_KINDS } from '@helan/domain';

/** What of a person is kept: what for, who sees it, until when. */
export interface PrivacyLine {
  readonly title: string;
  readonly kept: readonly string[];
  readonly why: string;
  readonly seenBy: string;
  readonly until: string;
  /** The value of the rulebook that says how long, in days after what `until` names. */
  readonly days?: ParameterKey;
}

/** Of each account, so many places from which it was signed in, for so many days after the last time. */
export const SIGN_IN_PLACES_KEPT = { most: 20, days: 180 } as const;

/** The privacy text of the platform: the page prints it, and nothing else says what is kept. Source: rules §13.1. */
export const PRIVACY: readonly PrivacyLine[] = [
  {
    title: '身份和账户',
    kept: ['姓名或名称、证件号码、手机号、收款银行账号、所在村', '证件号码、手机号、银行账号加密保存'],
    why: '登记备案和资格审查要知道您是谁（贺党办〔2022〕110号 四(三)），保证金和价款要退到、付到您自己的账户。',
    seenBy: '工作页面只显示打了星号的号码，写全的只有合同等正式文书；公告里的自然人只写姓和星号',
    until: '账号注销为止；写进合同、鉴证书和档案的，按档案的保管期限',
  },
  {
    title: '谁负责一家单位，谁和谁是一户',
    kept: [
      '单位负责人（法定代表人、经营者）的姓名和身份证号码，号码加密保存',
      '村级信息联络员确认的集体成员和所在户的承包方编码，各户名册里的承包合同编号',
    ],
    why: '看同一个标的的几份报名是不是同一个人、同一户，报名人和转出方是不是一家，防止自己和自己竞价。',
    seenBy: '核验的工作人员看到负责人姓名和打了星号的号码；审查报名的人和监管人员只看到“是同一人”“是同一户”',
    until: '账号注销为止；写进档案的，按档案的保管期限',
  },
  {
    title: '申请和报名材料',
    kept: ['您填的申请、报名，上传的材料，签字的时间和姓名', '工作人员看过谁的报名材料，也记下来'],
    why: '审核权属和资格，事后能查清每一步是谁办的。',
    seenBy: '您自己和办这一步的工作人员；报名截止以前，别的报名人和转出方什么都看不到',
    until: '归入项目档案，按档案的保管期限',
  },
  {
    title: '报名人从哪里来',
    kept: Object.values(VISIT_KINDS).map(({ kept }) => kept),
    why: '看同一个标的的几个报名人是不是用同一台设备、同一个网络，防止串通。只比较是不是一样，不自动取消任何人的资格；村里几个人合用网络很常见，由监管人员去问。',
    seenBy: '没有人看得到原样：只存加了密钥的散列值，不能倒推。监管人员只看到哪几份报名一样',
    until: '标的成交确认或者结束以后再保留一段时间，到期自动删除',
    days: 'visit.keepDays',
  },
  {
    title: '出价、签字和资金往来',
    kept: [
      '每次出价、报价和没有开封的报价，什么时间',
      '签过的纪要、确认书、合同，什么时间',
      '银行流水里付款人的名称和账号，付给谁、多少；账号加密保存',
    ],
    why: '成交要能一笔一笔核对，钱要能一笔一笔查清。',
    seenBy: '竞价记录里只有号牌，没有姓名；资金由办收款、付款的工作人员看',
    until: '归入项目档案，按档案的保管期限',
  },
  {
    title: '限制参加交易和信用记录',
    kept: [
      '被依法限制参加交易的人的姓名或名称、证件号码、理由、文号、起止日期；号码加密保存',
      '谁在哪个标的上违约，什么时间，什么原因',
    ],
    why: '依法不能参加的人不能报名，违约的后果照公告办。',
    seenBy: '中心受理、审核的工作人员和监管人员',
    until: '按档案的保管期限',
  },
  {
    title: '从哪里登录过',
    kept: [
      `每个账号登录过的网络地址和浏览器里的随机编号，最近的 ${SIGN_IN_PLACES_KEPT.most} 个`,
      '从哪个网络地址、用哪个登录名试过几次密码',
    ],
    why: '有人在别处猜您的密码时，只拦住他那里；您在用惯的设备和网络上照常登录。',
    seenBy: '没有人看得到原样：只存加了密钥的散列值，不能倒推',
    until: `${SIGN_IN_PLACES_KEPT.days} 天没有再从那里登录，自动删除；试密码的次数过一天多自动删除`,
  },
  {
    title: '登录状态和页面设置',
    kept: [
      '登录以后存在浏览器里的记号，半小时不操作就失效',
      '长辈版、提示音的开关和没有保存的草稿，只存在您自己的设备上',
    ],
    why: '让您不用每一页都登录，写到一半的内容不丢。',
    seenBy: '只有您自己',
    until: '退出登录、关闭页面或者您清除浏览器数据时',
  },
  {
    title: '运行日志',
    kept: [
      '什么时间、哪一类操作、成功没有、用了多久；出错的种类和位置，请求、标的和场次的编号',
      '平台和它前面的代理服务器都不记网络地址、完整网址和登录名',
    ],
    why: '查故障。',
    seenBy: '运行维护人员',
    until: '照运行维护的设置轮换；里面认不出是谁',
  },
];

/** What the platform does without, though it could be done. */
export const NOT_KEPT: readonly string[] = [
  '不读取您的字体、画布、插件、电池等做“浏览器指纹”',
  '不用别家的统计、广告和跟踪代码',
  '运行日志里不记您填的内容、网络地址和看了哪一页',
  '不强制人脸识别',
];
