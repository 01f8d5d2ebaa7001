import type { Parameter } from './parameter.js';

/** How long a right may run, and how a part of a year is paid. Source: rules §3.0, §17, §21 A2. */
export const TERM_PARAMETERS = [
  {
    key: 'term.leaseMaxYears',
    label: '租赁期限上限',
    value: 20,
    unit: '年',
    ceiling: 20,
    source: '民法典 第七百零五条',
  },
  {
    key: 'term.wasteMaxYears',
    label: '“四荒”地期限上限',
    value: 50,
    unit: '年',
    ceiling: 50,
    source: '国办发〔1999〕102号',
    types: ['T04'],
  },
  {
    // A notice prints in words how its own part of a year is paid, since its lister may have chosen.
    key: 'term.partYear',
    label: '不足一年的价款怎么算（1 整月加天数，2 实际天数，3 每月三十天）',
    value: 1,
    unit: '档',
    floor: 1,
    ceiling: 3,
    choices: ['整月加天数', '实际天数', '每月三十天'],
    source: '中心交易规则（默认值）',
    types: [],
  },
] as const satisfies readonly Parameter[];
