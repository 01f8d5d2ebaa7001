import type { Parameter } from './parameter.js';

const CENTER = '中心交易规则（默认值）';

/** How much a deposit is, until when it comes, and how it goes back. Source: rules §17. */
export const DEPOSIT_PARAMETERS = [
  { key: 'deposit.workingDays', label: '保证金到账', value: 2, unit: '个工作日', floor: 1, source: CENTER },
  {
    key: 'deposit.householdRatio',
    label: '没有填保证金的农户土地，保证金按首年价款',
    value: 1000,
    unit: '万分之',
    floor: 0,
    ceiling: 3000,
    source: CENTER,
  },
  {
    key: 'deposit.ratio',
    label: '没有填保证金的其他标的，保证金按首年价款',
    value: 2000,
    unit: '万分之',
    floor: 0,
    ceiling: 3000,
    source: CENTER,
  },
  {
    key: 'deposit.maxRatio',
    label: '保证金上限',
    value: 3000,
    unit: '万分之',
    ceiling: 3000,
    source: CENTER,
  },
  {
    key: 'bond.claimDays',
    label: '合同结束以后，履约保证金多少天内没有人申请扣付就退还',
    value: 10,
    unit: '天',
    floor: 3,
    ceiling: 30,
    source: CENTER,
  },
  {
    key: 'breach.payWorkingDays',
    label: '转出方违约，催付函送达后的付款期限',
    value: 5,
    unit: '个工作日',
    floor: 3,
    ceiling: 15,
    source: CENTER,
  },
  {
    key: 'deposit.interestRate',
    label: '开户银行活期存款年利率（公告写明计息的，保证金按它分段计息）',
    value: 5,
    unit: '万分之',
    floor: 0,
    ceiling: 500,
    source: '开户银行存款挂牌利率表（活期）',
  },
  {
    key: 'refund.workingDays',
    label: '保证金退还',
    value: 3,
    unit: '个工作日',
    floor: 1,
    ceiling: 7,
    source: CENTER,
  },
] as const satisfies readonly Parameter[];
