import type { Parameter } from './parameter.js';

const CENTER = '中心交易规则（默认值）';

/** How far the price of a collective's thing may fall, and what may be used again when it is listed anew; no notice prints them. Source: rules §3.5, §8.2.5. */
export const RELISTING_PARAMETERS = [
  {
    key: 'valuation.voteBelow',
    label: '集体资产转让，低于评估值的多少要由决议写明价格',
    value: 9000,
    unit: '万分之',
    floor: 9000,
    ceiling: 10_000,
    source: CENTER,
    types: [],
  },
  {
    key: 'valuation.renewBelow',
    label: '集体资产转让，低于评估值的多少要重新评估',
    value: 8000,
    unit: '万分之',
    floor: 8000,
    ceiling: 10_000,
    source: CENTER,
    types: [],
  },
  {
    key: 'relisting.usualCut',
    label: '再次挂牌，一次降价超过多少要提醒审核',
    value: 1000,
    unit: '万分之',
    floor: 0,
    ceiling: 10_000,
    source: CENTER,
    types: [],
  },
  {
    key: 'relisting.formerMonths',
    label: '流标后多久内再次申请，和那次比价、集体资产可以转为协商',
    value: 12,
    unit: '个月',
    floor: 1,
    ceiling: 36,
    source: CENTER,
    types: [],
  },
  {
    key: 'relisting.reuseDays',
    label: '流标后多少天内再次挂牌，可以沿用材料',
    value: 30,
    unit: '天',
    floor: 0,
    ceiling: 90,
    source: CENTER,
    types: [],
  },
] as const satisfies readonly Parameter[];
