import type { Parameter } from './parameter.js';

const CENTER = '中心交易规则（默认值）';

/** When the staff is expected at work: outside of it a sign-in on a new device is told. Source: rules §11.3 R24. */
export const SIGN_IN_PARAMETERS = [
  {
    key: 'signIn.workFromHour',
    label: '工作人员登录提醒：上班不早于',
    value: 7,
    unit: '时',
    floor: 0,
    ceiling: 12,
    source: CENTER,
    types: [],
  },
  {
    key: 'signIn.workUntilHour',
    label: '工作人员登录提醒：下班不晚于',
    value: 20,
    unit: '时',
    floor: 13,
    ceiling: 24,
    source: CENTER,
    types: [],
  },
] as const satisfies readonly Parameter[];
