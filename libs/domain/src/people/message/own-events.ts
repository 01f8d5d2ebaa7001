import { BOTH_WAYS, type MessageEvent, PAGES } from './event-shape.js';

const ACCOUNT = { group: 'ACCOUNT', by: BOTH_WAYS, law: 'SAFETY', to: { OWNER: '/my/account' } } as const;
const WORK = { group: 'WORK', by: ['PUSH'], law: null } as const;

/** What happens to somebody's account, and what waits on a desk. */
export const OWN_EVENTS = {
  'account.entered': {
    ...ACCOUNT,
    name: '新设备登录',
    text: '您的账号{at}在新设备上登录。不是您本人，请马上改密码并退出其他设备。',
    source: '个人信息保护法；rules §13.2',
  },
  'account.password': {
    ...ACCOUNT,
    name: '密码改了',
    text: '您的账号密码{at}改过。不是您本人改的，请马上打电话告诉中心。',
    source: 'rules §13.2',
  },
  'account.phone': {
    ...ACCOUNT,
    name: '手机号改了',
    text: '您的账号{at}换了手机号。不是您本人换的，请马上打电话告诉中心。',
    source: 'rules §13.2',
  },
  'account.linked': {
    ...ACCOUNT,
    name: '关联了统一身份认证',
    text: '您的账号{at}关联了统一身份认证。不是您本人办的，请马上打电话告诉中心。',
    source: 'rules §13.2',
  },
  'account.corrected': {
    ...ACCOUNT,
    name: '登记资料更正了',
    to: { OWNER: '/my/party' },
    text: '您的登记资料{at}按申请作了更正：{what}。请核对。',
    source: '个人信息保护法；rules §13.1',
  },
  'account.closed': {
    ...ACCOUNT,
    name: '账号注销了',
    to: { OWNER: '/' },
    text: '您的账号{at}已注销，依法要保存的记录继续保存。',
    source: '个人信息保护法；rules §13.1',
  },
  'work.new': {
    ...WORK,
    name: '有新的工作',
    to: { STAFF: PAGES.desk },
    text: '“{lot}”等您办：{what}。',
    source: 'rules §6.0',
  },
  'work.overdue': {
    ...WORK,
    name: '工作过期了',
    to: { STAFF: PAGES.desk },
    text: '“{lot}”的{what}过了{until}的期限，请尽快办。',
    source: 'rules §6.0',
  },
  'work.unsent': {
    ...WORK,
    name: '有消息没发出去',
    to: { STAFF: '/console/messages' },
    text: '有{count}条消息没有发出去，请重发或者交信息联络员当面告知。',
    source: 'rules §13.1',
  },
} as const satisfies Readonly<Record<string, MessageEvent>>;
