/** One value that law, the founding plan or the center sets. Numbers only; money in fen, shares in 0.01 %. */
export interface Parameter {
  readonly key: ParameterKey;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: number;
  readonly ceiling?: number;
  readonly source: string;
}

export type ParameterKey = (typeof INITIAL_PARAMETERS)[number]['key'];

/** The values in force at one moment. Pure functions take it as an argument and never the data below. */
export type Rulebook = Readonly<Record<ParameterKey, number>>;

const PLAN = '贺党办〔2022〕110号';
const CENTER = '中心交易规则（默认值）';

/** What a new database starts from; afterwards its dated rows alone are in force. Source: rules §17. */
export const INITIAL_PARAMETERS = [
  {
    key: 'notice.minWorkingDays',
    label: '公告期',
    value: 7,
    unit: '个工作日',
    floor: 7,
    source: `${PLAN} 四(五)`,
  },
  { key: 'notice.maxMonths', label: '公告最长', value: 6, unit: '个月', ceiling: 6, source: CENTER },
  {
    key: 'extension.cycleWorkingDays',
    label: '延牌周期',
    value: 5,
    unit: '个工作日',
    floor: 5,
    source: CENTER,
  },
  { key: 'extension.maxCycles', label: '延牌次数', value: 3, unit: '次', floor: 0, source: CENTER },
  { key: 'bidders.min', label: '竞价最少人数', value: 2, unit: '人', floor: 2, source: CENTER },
  { key: 'correction.workingDays', label: '补正期限', value: 10, unit: '个工作日', floor: 1, source: CENTER },
  {
    key: 'qualification.workingDays',
    label: '资格审查',
    value: 2,
    unit: '个工作日',
    floor: 1,
    source: CENTER,
  },
  { key: 'deposit.workingDays', label: '保证金到账', value: 2, unit: '个工作日', floor: 1, source: CENTER },
  {
    key: 'deposit.householdRatio',
    label: '农户土地保证金',
    value: 1000,
    unit: '万分之',
    floor: 0,
    ceiling: 3000,
    source: CENTER,
  },
  {
    key: 'deposit.ratio',
    label: '其他标的保证金',
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
    key: 'refund.workingDays',
    label: '保证金退还',
    value: 3,
    unit: '个工作日',
    floor: 1,
    ceiling: 7,
    source: CENTER,
  },
  { key: 'bid.freeMinutes', label: '自由竞价', value: 60, unit: '分钟', floor: 10, source: CENTER },
  {
    key: 'bid.limitedSeconds',
    label: '限时竞价',
    value: 300,
    unit: '秒',
    floor: 120,
    ceiling: 600,
    source: CENTER,
  },
  { key: 'bid.closeGraceSeconds', label: '收口等候', value: 2, unit: '秒', floor: 1, source: CENTER },
  {
    key: 'bid.maxStepRatio',
    label: '加价幅度上限',
    value: 500,
    unit: '万分之',
    ceiling: 500,
    source: CENTER,
  },
  {
    key: 'result.publicityWorkingDays',
    label: '成交公示',
    value: 3,
    unit: '个工作日',
    floor: 3,
    source: CENTER,
  },
  { key: 'contract.workingDays', label: '签订合同', value: 5, unit: '个工作日', floor: 1, source: CENTER },
  {
    key: 'price.dueWorkingDays',
    label: '价款到账',
    value: 3,
    unit: '个工作日',
    floor: 1,
    ceiling: 10,
    source: CENTER,
  },
  {
    key: 'certificate.workingDays',
    label: '出具鉴证书',
    value: 3,
    unit: '个工作日',
    floor: 1,
    source: CENTER,
  },
  {
    key: 'term.leaseMaxYears',
    label: '租赁期限上限',
    value: 20,
    unit: '年',
    ceiling: 20,
    source: '民法典 第七百零五条',
  },
  { key: 'verification.minPhotos', label: '现场照片', value: 3, unit: '张', floor: 3, source: CENTER },
  {
    key: 'verification.maxAreaDifference',
    label: '面积差异',
    value: 500,
    unit: '万分之',
    floor: 0,
    source: CENTER,
  },
  {
    key: 'verification.maxDistance',
    label: '核实定位距离',
    value: 3000,
    unit: '米',
    floor: 0,
    source: CENTER,
  },
  {
    key: 'fee.rural',
    label: '农村主体收费',
    value: 0,
    unit: '元',
    floor: 0,
    ceiling: 0,
    source: `${PLAN} 五(一)`,
  },
] as const satisfies readonly (Omit<Parameter, 'key'> & { key: string })[];

/** The rulebook made of rows, each key once; throws where one is missing or outside its floor and ceiling. */
export function makeRulebook(rows: readonly { key: string; value: number }[]): Rulebook {
  const values = new Map(rows.map((row) => [row.key, row.value]));
  const entries = INITIAL_PARAMETERS.map((parameter: Parameter) => {
    const value = values.get(parameter.key);
    if (value === undefined) throw new Error(`parameter ${parameter.key} has no value in force`);
    const { floor = -Infinity, ceiling = Infinity } = parameter;
    if (value < floor || value > ceiling)
      throw new Error(`parameter ${parameter.key}=${value} breaks its limits`);
    return [parameter.key, value] as const;
  });
  return Object.fromEntries(entries) as Rulebook;
}

export function initialRulebook(): Rulebook {
  return makeRulebook(INITIAL_PARAMETERS);
}
