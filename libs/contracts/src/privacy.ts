import {
  type ParameterKey,
  RETENTIONS,
  type Retention,
  type RetentionKind,
  VISIT_KINDS,
  keptInWords,
} from '@helan/domain';

/** The version of this text, and since when it is said; a change of what is said is a new version. */
export const PRIVACY_NOTICE = { version: 4, since: '2026-11-28' } as const;

/** What of a person is kept: what for, who sees it, until when. */
export interface PrivacyLine {
  readonly title: string;
  readonly kept: readonly string[];
  readonly why: string;
  readonly seenBy: string;
  /** How long each kind of it is kept, as the rows of retention say; nothing where it never comes to the platform. */
  readonly kinds: readonly RetentionKind[];
  /** Said beside the rows, or in their place. */
  readonly also?: string;
}

/** Of each account, so many places from which it was signed in, for so many days after the last time. */
export const SIGN_IN_PLACES_KEPT = { most: 20, days: RETENTIONS.SIGN_IN_PLACE.keptFor.days } as const;

/** The privacy text of the platform: the page prints it, and nothing else says what is kept. Source: rules §13.1. */
export const PRIVACY: readonly PrivacyLine[] = [
  {
    title: '身份和账户',
    kept: ['姓名或名称、证件号码、手机号、收款银行账号、所在村', '证件号码、手机号、银行账号加密保存'],
    why: '登记备案和资格审查要知道您是谁（贺党办〔2022〕110号 四(三)），保证金和价款要退到、付到您自己的账户。',
    seenBy:
      '工作页面只显示打了星号的号码，写全的只有合同等正式文书；工作人员要看完整号码，先选理由、写说明，打开您交的证件，记下是谁、办什么事，每一次都给您看；公告里的自然人只写姓和星号',
    kinds: ['ACCOUNT'],
  },
  {
    title: '谁负责一家单位，谁和谁是一户',
    kept: [
      '单位负责人（法定代表人、经营者）的姓名和身份证号码，号码加密保存',
      '村级信息联络员确认的集体成员和所在户的承包方编码，各户名册里的承包合同编号',
    ],
    why: '看同一个标的的几份报名是不是同一个人、同一户，报名人和转出方是不是一家，防止自己和自己竞价。',
    seenBy: '核验的工作人员看到负责人姓名和打了星号的号码；审查报名的人和监管人员只看到“是同一人”“是同一户”',
    kinds: ['ACCOUNT', 'ARCHIVED'],
  },
  {
    title: '怎样核验您本人，谁代您办事，资料更正',
    kept: [
      '核验的办法和时间；统一身份认证给的姓名、证件号码、手机号，号码加密保存',
      '代理人、同户共有人、监护人、继承人的姓名和证件号码，授权的内容和起止；号码加密保存',
      '更正申请：改了什么、为什么、交的证件；改前改后的内容加密保存',
      '停办：本人去世、丧失行为能力或者身份有争议的，凭什么证明，谁提出、谁确认，谁接着办',
      '统一身份认证那里的编号，把它连到账号的请求',
    ],
    why: '只有本人或者有权代办的人才能申请、报名、出价和签字；写错的资料要有根据才能改。',
    seenBy:
      '您自己；核验、更正和登记停办的工作人员，要看完整号码，也先写理由，打开您交的证件，也记下来给您看；代理人、监护人、继承人的姓名写进由他签的文书',
    kinds: ['ACCOUNT', 'ARCHIVED'],
  },
  {
    title: '申请和报名材料',
    kept: [
      '您填的申请、报名，上传的材料，签字的时间和姓名；材料加密存放，工作人员看到的印有他的名字和时间，归档以后移交、核对用原件',
      '您的咨询、异议、投诉，征求意见的答复，撤牌、解除的通知和意见，每一步的办理经过',
      '您做的开启密钥的公钥；手签的纸件',
      '谁在什么时候改过什么的底账，加密的内容在里面也是密文；认出重复提交的记录：散列值，和当时答复过的编号、文件名',
      '工作人员打开过谁的报名材料、身份证件和委托书，也记下来给他看',
    ],
    why: '审核权属和资格，事后能查清每一步是谁办的。',
    seenBy: '您自己、办这一步的工作人员和监管人员；报名截止以前，别的报名人和转出方什么都看不到',
    kinds: ['ARCHIVED', 'DRAFT', 'LOG'],
  },
  {
    title: '报名人从哪里来',
    kept: Object.values(VISIT_KINDS).map(({ kept }) => kept),
    why: '看同一个标的的几个报名人是不是用同一台设备、同一个网络，防止串通。只比较是不是一样，不自动取消任何人的资格；村里几个人合用网络很常见，由监管人员去问。',
    seenBy: '没有人看得到原样：只存加了密钥的散列值，不能倒推。监管人员只看到哪几份报名一样',
    kinds: ['VISIT'],
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
    kinds: ['ARCHIVED'],
  },
  {
    title: '限制参加交易和信用记录',
    kept: [
      '被依法限制参加交易的人的姓名或名称、证件号码、理由、文号、起止日期；号码加密保存',
      '谁在哪个标的上违约，什么时间，什么原因',
    ],
    why: '依法不能参加的人不能报名，违约的后果照公告办。',
    seenBy: '您自己看到自己的信用记录；中心受理、审核的工作人员、负责人和监管人员',
    kinds: ['ARCHIVED'],
  },
  {
    title: '给您的消息',
    kept: [
      '什么时间告诉过您什么事，您读过没有；短信发出去没有，没有账号的由谁当面告知',
      '您选了哪些通知方式；开了浏览器通知的，浏览器厂商给的通知地址，加密保存',
    ],
    why: '让您不错过期限，事后能查清通知过没有。',
    seenBy: '您自己；没有发出去的，中心受理的工作人员看到姓名和内容；要当面告知的，本村的信息联络员看到',
    kinds: ['MESSAGE', 'ACCOUNT'],
    also: '注销账号的，消息当时就删；浏览器通知的地址在您关掉、退出登录或者浏览器不再认它时删除',
  },
  {
    title: '从哪里登录过',
    kept: [
      `每个账号登录过的网络地址和浏览器里的随机编号，最近的 ${SIGN_IN_PLACES_KEPT.most} 个`,
      '从哪个网络地址、用哪个登录名试过几次密码',
    ],
    why: '有人在别处猜您的密码时，只拦住他那里；您在用惯的设备和网络上照常登录。',
    seenBy: '没有人看得到原样：只存加了密钥的散列值，不能倒推',
    kinds: ['SIGN_IN_PLACE', 'ATTEMPT'],
  },
  {
    title: '同意、副本和谁看过您的号码',
    kept: [
      '您同意过什么、撤回过什么，哪一版说明，什么时间，办什么事的时候；代办的，签过字的纸',
      '工作人员什么时候看过您的哪个完整号码、打开过您的哪种证件和材料，什么理由',
      '您要过的个人信息副本，加密保存',
    ],
    why: '公开和使用您的信息要有您的同意；谁看过，您自己查得到。',
    seenBy: '您自己；谁看过号码的记录，监管人员和审计管理员也看得到；副本只有您自己',
    kinds: ['CONSENT', 'PERSONAL_VIEW', 'COPY'],
  },
  {
    title: '登录记录',
    kept: ['什么时间、用哪种方式、在哪一类设备上登录（例如“安卓手机上的微信”），网络地址和设备编号的散列值'],
    why: '您能看出是不是自己登录的；有人冒用工作人员的账号，能及时发现。',
    seenBy: '您自己和审计管理员；工作人员在非工作时间用新设备登录的，安全管理员也看得到',
    kinds: ['SIGN_IN_LOG'],
  },
  {
    title: '工作人员的公务记录',
    kept: [
      '代岗、账号和岗位的变更、开通和重设用的一次性链接（散列值）、账号的安全事件，提前查看材料和保留价的记录',
      '存下的查询、打开着和领走的事、收到过哪些工作提醒',
    ],
    why: '分清谁办的、谁批的，查清责任。',
    seenBy: '本人；系统、安全、审计管理员和监管人员，各看各管的',
    kinds: ['LOG', 'DESK'],
  },
  {
    title: '工作人员的动态口令',
    kept: ['动态口令的密钥，加密保存；备用码只存散列值，谁也看不到原样'],
    why: '工作人员登录除了密码，还要手机上的动态口令。',
    seenBy: '没有人看得到',
    kinds: ['SECOND_FACTOR'],
    also: '停用或者换新的以后，旧的不再使用，到期删除密钥',
  },
  {
    title: '账号和手机验证码',
    kept: [
      '账号的姓名、登录名、手机号和什么时候确认过；手机号加密保存，密码只存不能倒推的散列值',
      '每条验证码的散列值、用途、什么时候失效、试过几次；号码也只存散列值',
    ],
    why: '让您用手机号登录、找回密码，号码换了人时不把您的账号给别人。',
    seenBy: '只有您自己；手机号打星号',
    kinds: ['ACCOUNT', 'CODE'],
  },
  {
    title: '登录状态和页面设置',
    kept: [
      '登录以后存在浏览器里的记号，半小时不操作就失效，最长 12 小时',
      '每一处登录的设备叫什么、网络地址的前一段、什么时候登录的，给您自己在“我的账号”里看',
      '登录断开时没有交的内容，只存在您自己的设备上，放回原处就删掉',
      '长辈版、提示音的开关和没有保存的草稿，只存在您自己的设备上',
    ],
    why: '让您不用每一页都登录，写到一半的内容不丢。',
    seenBy: '只有您自己',
    kinds: ['SESSION'],
    also: '设备上的设置和草稿，在退出登录、关闭页面或者您清除浏览器数据时消失',
  },
  {
    title: '运行日志',
    kept: [
      '什么时间、哪一类操作、成功没有、用了多久；出错的种类和位置，请求、标的和场次的编号',
      '平台和它前面的代理服务器都不记网络地址、完整网址和登录名',
    ],
    why: '查故障。',
    seenBy: '运行维护人员',
    kinds: [],
    also: '照运行维护的设置轮换；里面认不出是谁',
  },
];

/** What the platform does without, though it could be done. */
export const NOT_KEPT: readonly string[] = [
  '不读取您的字体、画布、插件、电池等做“浏览器指纹”',
  '不用别家的统计、广告和跟踪代码',
  '运行日志里不记您填的内容、网络地址和看了哪一页',
  '不强制人脸识别',
];

/** How long, in a sentence a kind: as the rows of retention say, and with the value of the rulebook where one rules. */
export function keptLines(
  { kinds, also }: PrivacyLine,
  valueOf?: (key: ParameterKey) => number | undefined,
): string[] {
  const rows = kinds.map((kind) => {
    const row: Retention = RETENTIONS[kind];
    const days = 'parameter' in row.keptFor ? valueOf?.(row.keptFor.parameter) : undefined;
    const text = `${row.title}：${keptInWords(row, days)}`;
    return row.heldBy === undefined ? text : `${text}（${row.heldBy}）`;
  });
  return also === undefined ? rows : [...rows, also];
}
