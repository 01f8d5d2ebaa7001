import { BOTH_WAYS, type MessageEvent } from './event-shape.js';

const PERSON = { group: 'ACCOUNT', by: BOTH_WAYS, law: 'SAFETY' } as const;
const ACCOUNT = { ...PERSON, to: { OWNER: '/my/account' }, source: 'rules §13.2' } as const;
const RECORD = { ...PERSON, to: { OWNER: '/my/party' } } as const;
const GIVER = {
  ...PERSON,
  to: { OWNER: '/my/acting' },
  source: '民法典 第一百六十五条、第一百七十三条',
} as const;
const AGENT = { ...GIVER, to: { AGENT: '/my/acting' } } as const;

/** Who somebody is on the platform, who acts for him, and who has looked. */
export const IDENTITY_EVENTS = {
  'account.link-asked': {
    ...RECORD,
    source: 'rules §13.2',
    name: '有人要关联您的账号',
    text: '有人{at}用统一身份认证要关联您的账号。是不是您本人，请登录后答复。',
  },
  'account.linked': {
    ...ACCOUNT,
    name: '关联了统一身份认证',
    text: '您的账号{at}关联了统一身份认证，账号的名字是“{what}”。不是您本人办的，请马上打电话告诉中心。',
  },
  'account.link-refused': {
    ...ACCOUNT,
    name: '没有关联统一身份认证',
    text: '{at}要关联您账号的统一身份认证没有通过，您的账号照旧用。',
  },
  'account.phone-asked': {
    ...ACCOUNT,
    name: '有人要换绑您的手机号',
    text: '有人{at}带证件在中心窗口申请把您的账号换绑新手机号。不是您本人，请马上打电话告诉中心。',
  },
  'account.phone-given': {
    ...ACCOUNT,
    name: '账号换绑了手机号',
    text: '您的账号{at}在中心窗口换绑了新手机号，原来的密码和登录都作废，请用新手机号的验证码登录。',
  },
  'account.phone-kept': {
    ...ACCOUNT,
    name: '没有换绑手机号',
    text: '{at}要给您的账号换绑手机号的申请没有通过，账号照旧用。',
  },
  'account.corrected': {
    ...RECORD,
    name: '登记资料更正了',
    text: '您的登记资料{at}按申请作了更正：{what}。请核对。',
    source: '个人信息保护法；rules §13.1',
  },
  'account.correction-refused': {
    ...RECORD,
    to: { OWNER: '/my/corrections' },
    name: '登记资料没有更正',
    text: '您要更正的{what}没有通过，理由见更正资料，可以补齐材料再申请。',
    source: '个人信息保护法；rules §13.1',
  },
  'party.number-freed': {
    ...RECORD,
    name: '登记的证件号码空出了',
    text: '您登记的证件号码没有核验过，{at}已空出。请登录照本人证件重新登记；不对的请带证件到窗口。',
    source: 'rules §5',
  },
  'party.stopped': {
    ...RECORD,
    name: '停办了',
    text: '以您名义办的业务{at}起停办。登记错了请带证件到窗口撤销，要接着办由监护人或继承人来登记。',
    source: '民法典 第十三条、第二十一条至第二十八条；rules §5',
  },
  'party.resumed': {
    ...RECORD,
    name: '恢复办理了',
    text: '以您名义办的业务{at}恢复办理。',
    source: 'rules §5',
  },
  'party.viewed': {
    ...RECORD,
    to: { OWNER: '/my/privacy' },
    name: '有人看了您的资料',
    text: '工作人员{at}看了您的{what}全号。是谁、为什么，见“谁看过我的资料”。',
    source: '个人信息保护法；rules §13.1',
  },
  'mandate.given': {
    ...GIVER,
    name: '委托了代理人',
    text: '您的账号{at}委托“{what}”代您办事。不是您委托的，请马上收回并打电话告诉中心。',
  },
  'mandate.named': {
    ...GIVER,
    name: '有人接着替您办',
    text: '中心{at}凭材料确认由“{what}”接着替您办事。认为不对，请打电话告诉中心。',
  },
  'mandate.unnamed': {
    ...GIVER,
    name: '不由他接着办了',
    text: '中心{at}决定不由“{what}”接着替您办事，原因见平台。',
  },
  'mandate.over': {
    ...GIVER,
    name: '委托终止了',
    text: '您给“{what}”的委托{at}终止，他不能再代您办事。要继续请重新委托。',
  },
  'mandate.received': {
    ...AGENT,
    name: '有人委托您办事',
    text: '“{what}”{at}委托您代为办事，能办什么、到哪天为止，见平台。',
  },
  'mandate.confirmed': {
    ...AGENT,
    name: '由您接着办',
    text: '中心{at}确认由您接着替“{what}”办事，能办什么见平台。',
  },
  'mandate.ended': {
    ...AGENT,
    name: '代办终止了',
    text: '您代“{what}”办事的委托{at}终止，不能再代办。',
  },
  'mandate.revoked': {
    ...AGENT,
    name: '不由您接着办了',
    text: '中心{at}决定不由您接着替“{what}”办事，原因见平台。有疑问请打电话问中心。',
  },
  'mandate.held': {
    ...AGENT,
    name: '代办暂停了',
    text: '以“{what}”名义办的业务{at}起停办，您先不能代办。有事请打电话问中心。',
  },
  'mandate.resumed': {
    ...AGENT,
    name: '代办恢复了',
    text: '以“{what}”名义办的业务{at}恢复办理，您可以接着代办。',
  },
} as const satisfies Readonly<Record<string, MessageEvent>>;
