/** 红色: the listing goes no further until the supervisor has dealt with it. 黄色: whoever reviews says what he found. */
export type RiskLevel = 'RED' | 'YELLOW';

export const RISK_LEVELS = { RED: '红色', YELLOW: '黄色' } as const satisfies Record<RiskLevel, string>;

/** What is watched while a listing is reviewed, published and traded. Numbers and thresholds: rules §11.3; R31 to R34 are the center's own. */
export const RISK_RULES = {
  R01: '多名报名人用同一台设备或同一个网络地址',
  R02: '多名报名人的保证金出自同一个账户',
  R03: '报价有规律，或者报名材料雷同',
  R04: '付款人不是报名人',
  R05: '报名人是村干部或者其亲属',
  R06: '同一对转出方和受让方反复成交',
  R07: '一个村的标的经常只有一人报名',
  R09: '价格明显低于当地行情',
  R10: '多笔业务都略低于限额',
  R11: '期限超过上限',
  R12: '耕地不用于种植',
  R13: '公告多次变更或临近截止变更',
  R14: '受让方条件可能排斥竞争',
  R15: '开启以前有人动密封的报价',
  R17: '退款超期',
  R18: '付给没有登记的账户',
  R20: '标的可能重复上市',
  R23: '达到审查面积的受让方没有经过审查',
  R25: '租金逾期三十天',
  R26: '民主决议票数不足或者过期',
  R28: '时钟偏差',
  R30: '公告期内集中查看报名材料',
  R31: '报名人之间是同一个人或者同一户',
  R32: '申请里几处说法不一致',
  R33: '文字里有要问清楚的承诺',
  R34: '到账的钱很久没有人认定',
} as const;
export type RiskCode = keyof typeof RISK_RULES;

export interface Risk {
  readonly code: RiskCode;
  readonly level: RiskLevel;
  /** The facts, as a sentence. The same facts make the same sentence. */
  readonly evidence: string;
}

/** Findings that whoever reviews has to answer before it goes further, though they are no red ones. Source: rules §21 A4, A5. */
export const ANSWERED_CODES: readonly RiskCode[] = ['R32', 'R33'];

/** What somebody found when he looked into it. */
export const RISK_OUTCOMES = { JUSTIFIED: '属实，理由正当', CURED: '已整改', UNFOUNDED: '不属实' } as const;
export type RiskOutcome = keyof typeof RISK_OUTCOMES;
export type RiskState = 'OPEN' | 'CLOSED';
