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
  'question.answered': {
    group: 'LISTING',
    by: BOTH_WAYS,
    law: null,
    name: '咨询有答复',
    to: { OWNER: PAGES.my },
    text: '您就“{what}”提的问题有答复了，请到“我的”里看。',
    source: 'rules §7',
  },
  'work.new': {
    ...WORK,
    name: '有新的工作',
    to: { STAFF: PAGES.task },
    text: '“{lot}”等您办：{what}。',
    source: 'rules §6.0',
  },
  'work.overdue': {
    ...WORK,
    name: '工作过期了',
    to: { STAFF: PAGES.task },
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
  'work.sign-in': {
    ...WORK,
    name: '工作时间以外登录',
    to: { STAFF: '/console/security-events' },
    text: '{what}{at}在工作时间以外从新设备登录，请核实。',
    source: 'rules §11.3 R24',
  },
  'work.day-close': {
    ...WORK,
    name: '日终结账',
    to: { STAFF: PAGES.task },
    text: '{what}。',
    source: 'rules §10.1',
  },
  'work.views': {
    ...WORK,
    name: '看得多的全号',
    to: { STAFF: '/console/personal-views' },
    text: '{what}今天已看了{count}次个人信息全号，请核对理由。',
    source: 'rules §13.1',
  },
  'work.ruling': {
    ...WORK,
    name: '提请的规则有决定',
    to: { STAFF: '/console/rules' },
    text: '您提请的{what}{at}有了决定，请去看。',
    source: 'rules §17',
  },
} as const satisfies Readonly<Record<string, MessageEvent>>;
