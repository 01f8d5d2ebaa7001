import type { Parameter } from './parameter.js';

/** How long the other side of a contract has to answer a notice that ends it; no law sets the days. Source: 民法典 第五百六十五条. */
export const ENDING_PARAMETERS = [
  {
    key: 'ending.answerWorkingDays',
    label: '收到解除合同通知，对方答复',
    value: 5,
    unit: '个工作日',
    floor: 3,
    ceiling: 30,
    source: '中心交易规则（默认值）',
  },
] as const satisfies readonly Parameter[];
