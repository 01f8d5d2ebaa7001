import type { Parameter } from './parameter.js';

const CENTER = '中心交易规则（默认值）';

/** What else of a session the center sets; how many begin in an hour is for the host alone. Source: rules §21 A8, A10, A14. */
export const BIDDING_PARAMETERS = [
  {
    key: 'bid.extensionSeconds',
    label: '限时竞价每次延时',
    value: 300,
    unit: '秒',
    floor: 30,
    ceiling: 600,
    source: CENTER,
  },
  {
    key: 'reserve.enterByMinutes',
    label: '保留价最迟在竞价开始前封存',
    value: 60,
    unit: '分钟',
    floor: 40,
    ceiling: 1440,
    source: CENTER,
  },
  {
    key: 'session.perHour',
    label: '一小时内最多开始几场竞价，再多要主持人写明',
    value: 20,
    unit: '场',
    floor: 1,
    ceiling: 200,
    source: CENTER,
    types: [],
  },
] as const satisfies readonly Parameter[];
