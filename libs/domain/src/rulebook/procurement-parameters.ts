import type { Parameter } from './parameter.js';

const PLAN = '贺党办〔2022〕110号';
const CENTER = '中心交易规则（默认值）';

/** What must come to the platform, and how far its purchases go. Source: rules §4, §17. */
export const PROCUREMENT_PARAMETERS = [
  {
    key: 'collective.publicThreshold',
    label: '集体资产必须公开交易的标的额',
    value: 10_000_000,
    unit: '分',
    floor: 10_000_000,
    ceiling: 10_000_000,
    source: `${PLAN} 四(二)`,
  },
  {
    key: 't14.worksCeiling',
    label: '施工单项估算价上限',
    value: 400_000_000,
    unit: '分',
    floor: 400_000_000,
    ceiling: 400_000_000,
    source: `${PLAN} 三(三)14`,
    types: ['T14'],
  },
  {
    key: 't14.goodsCeiling',
    label: '货物单项估算价上限',
    value: 200_000_000,
    unit: '分',
    floor: 200_000_000,
    ceiling: 200_000_000,
    source: `${PLAN} 三(三)14`,
    types: ['T14'],
  },
  {
    key: 't14.servicesCeiling',
    label: '勘察设计监理单项估算价上限',
    value: 100_000_000,
    unit: '分',
    floor: 100_000_000,
    ceiling: 100_000_000,
    source: `${PLAN} 三(三)14`,
    types: ['T14'],
  },
  {
    key: 't14.floor',
    label: '采购必须进场的总标的额',
    value: 20_000_000,
    unit: '分',
    floor: 20_000_000,
    ceiling: 20_000_000,
    source: `${PLAN} 三(三)14`,
    types: ['T14'],
  },
  {
    key: 't14.warnRatio',
    label: '采购合并额提示线',
    value: 8000,
    unit: '万分之',
    floor: 1,
    ceiling: 10_000,
    source: CENTER,
    types: ['T14'],
  },
  {
    key: 'deposit.tenderMaxRatio',
    label: '采购招标保证金上限',
    value: 200,
    unit: '万分之',
    ceiling: 200,
    source: CENTER,
    types: ['T14'],
  },
] as const satisfies readonly Parameter[];
