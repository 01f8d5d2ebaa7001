import { BOTH_WAYS, type MessageEvent, PAGES } from './event-shape.js';

const WINNER = { WINNER: PAGES.registration, PARTNER: PAGES.my } as const;
const SIDES = { HOLDER: PAGES.project, ...WINNER } as const;
const PAYER = { WINNER: PAGES.contract, PARTNER: PAGES.my } as const;
const PAPER = { HOLDER: PAGES.contract, ...PAYER } as const;
const DEAL = { group: 'DEAL', by: BOTH_WAYS } as const;
const MONEY = { group: 'MONEY', by: BOTH_WAYS } as const;

/** From the result to the money. */
export const CLOSING_EVENTS = {
  'deal.won': {
    ...DEAL,
    name: '成交结果公示',
    to: WINNER,
    text: '您受让了“{lot}”，总价{amount}元，公示到{until}。',
    law: 'RESULT',
    source: 'rules §6.1、§7',
  },
  'deal.found': {
    ...DEAL,
    name: '有了受让方',
    to: { HOLDER: PAGES.project, HOUSEHOLD: PAGES.my },
    text: '“{lot}”有了受让方，总价{amount}元，公示到{until}。',
    law: 'RESULT',
    source: 'rules §6.1、§7',
  },
  'deal.letter': {
    ...DEAL,
    name: '请签成交确认书',
    to: SIDES,
    text: '“{lot}”的成交确认书出来了，请在{until}前签字，逾期按违约处理。',
    law: 'DEADLINE',
    source: 'rules §6.1、§17 confirm.signWd',
    lapses: true,
  },
  'deal.refused': {
    ...DEAL,
    name: '对方不签确认书',
    to: SIDES,
    text: '“{lot}”的对方表示不签成交确认书，中心正在处理。',
    law: 'RESULT',
    source: 'rules §6.9',
  },
  'succession.asked': {
    ...DEAL,
    name: '请答复要不要递补',
    to: { APPLICANT: PAGES.registration, PARTNER: PAGES.my },
    text: '“{lot}”轮到您递补受让，价格{amount}，请在{until}前答复。',
    law: 'DEADLINE',
    source: 'rules §6.9',
    lapses: true,
  },
  'contract.sign': {
    ...DEAL,
    name: '请签合同',
    to: PAPER,
    text: '“{lot}”的合同{no}已送达，请在{until}前看过并签字。',
    law: 'DEADLINE',
    source: 'rules §6.1、§17 contract.days',
    lapses: true,
  },
  'contract.signed': {
    ...DEAL,
    name: '合同双方已签',
    to: PAPER,
    text: '“{lot}”的合同{no}双方都签好了。付款时间见我的合同。',
    law: null,
    source: 'rules §6.10',
  },
  'breach.declared': {
    ...DEAL,
    name: '认定违约',
    to: SIDES,
    text: '“{lot}”被认定违约，后果和申辩的办法见平台。',
    law: 'RESULT',
    source: 'rules §6.9',
  },
  'ending.asked': {
    ...DEAL,
    name: '对方要解除合同',
    to: SIDES,
    text: '“{lot}”的对方发来解除合同通知{no}，请在{until}前答复。',
    law: 'DEADLINE',
    source: 'rules §6.9；《民法典》合同编',
  },
  'ending.moved': {
    ...DEAL,
    name: '解除合同有进展',
    to: SIDES,
    text: '“{lot}”的解除合同通知{no}：{what}。',
    law: 'RESULT',
    source: 'rules §6.9',
  },
  'certificate.issued': {
    ...DEAL,
    name: '鉴证书已出具',
    to: SIDES,
    text: '“{lot}”的交易鉴证书{no}已出具，可以下载，也可以到窗口领。',
    law: 'RESULT',
    source: '贺党办〔2022〕110号；rules §9',
  },
  'certificate.revoked': {
    ...DEAL,
    name: '鉴证书已废止',
    to: SIDES,
    text: '“{lot}”的交易鉴证书{no}已废止，理由见平台。',
    law: 'RESULT',
    source: 'rules §9',
  },
  'payment.due': {
    ...MONEY,
    name: '快到付款日了',
    to: PAYER,
    text: '“{lot}”有一笔{amount}元要在{until}前付，账号见我的合同。',
    law: 'DEADLINE',
    source: 'rules §10.1、§17 price.dueWd',
    lapses: true,
  },
  'payment.overdue': {
    ...MONEY,
    name: '付款过期了',
    to: { ...PAYER, HOLDER: PAGES.project },
    text: '“{lot}”有一笔{amount}元应在{until}前付，还没有到账，请尽快处理。',
    law: 'DEADLINE',
    source: 'rules §10.1',
  },
  'payment.paid': {
    ...MONEY,
    name: '钱付出去了',
    to: { PAYEE: PAGES.my, HOUSEHOLD: PAGES.my },
    text: '“{lot}”的{what}{amount}元已付到您登记的账户，请查收。',
    law: 'MONEY',
    source: 'rules §10.1',
  },
} as const satisfies Readonly<Record<string, MessageEvent>>;
