import type { Parameter } from './parameter.js';

const CENTER = '中心交易规则（默认值）';

/**
 * How long each step of the review may take, and how long what it watches is kept; no notice prints them.
 * Source: rules §6.0, §11.3, §13.1.
 */
export const REVIEW_PARAMETERS = [
  {
    key: 'review.villageWorkingDays',
    label: '村级核实期限',
    value: 2,
    unit: '个工作日',
    floor: 1,
    ceiling: 20,
    source: CENTER,
    types: [],
  },
  {
    key: 'review.townWorkingDays',
    label: '乡镇审核期限',
    value: 3,
    unit: '个工作日',
    floor: 1,
    ceiling: 20,
    source: CENTER,
    types: [],
  },
  {
    key: 'review.acceptWorkingDays',
    label: '中心受理期限',
    value: 1,
    unit: '个工作日',
    floor: 1,
    ceiling: 20,
    source: CENTER,
    types: [],
  },
  {
    key: 'review.centerWorkingDays',
    label: '中心审核期限',
    value: 5,
    unit: '个工作日',
    floor: 1,
    ceiling: 20,
    source: CENTER,
    types: [],
  },
  {
    key: 'review.approveWorkingDays',
    label: '公告审批期限',
    value: 2,
    unit: '个工作日',
    floor: 1,
    ceiling: 20,
    source: CENTER,
    types: [],
  },
  {
    key: 'query.workingDays',
    label: '部门协查答复期限',
    value: 3,
    unit: '个工作日',
    floor: 1,
    ceiling: 20,
    source: CENTER,
    types: [],
  },
  {
    key: 'risk.workingDays',
    label: '风险提示处理期限',
    value: 3,
    unit: '个工作日',
    floor: 1,
    ceiling: 20,
    source: CENTER,
    types: [],
  },
  {
    key: 'visit.keepDays',
    label: '报名人访问来源的记录，标的成交确认或者结束后保留',
    value: 60,
    unit: '天',
    floor: 30,
    ceiling: 180,
    source: CENTER,
    types: [],
  },
] as const satisfies readonly Parameter[];
