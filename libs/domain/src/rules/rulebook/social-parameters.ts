import type { Parameter } from './parameter.js';

const LAW = '农村土地承包法 第四十五条';
const LEASED_LAND = ['T01', 'T02'] as const;

/** From which area a business is reviewed before it leases farmland; nought until the county has set it. Source: rules §11.6, §19 D11. */
export const SOCIAL_PARAMETERS = [
  {
    key: 'social.townMu',
    label: '社会资本由乡镇审查，从',
    value: 0,
    unit: '亩',
    floor: 0,
    ceiling: 100_000,
    source: LAW,
    types: LEASED_LAND,
  },
  {
    key: 'social.countyMu',
    label: '社会资本由县级审查，从',
    value: 0,
    unit: '亩',
    floor: 0,
    ceiling: 100_000,
    source: LAW,
    types: LEASED_LAND,
  },
  {
    key: 'social.cityMu',
    label: '社会资本由市级审查，从',
    value: 0,
    unit: '亩',
    floor: 0,
    ceiling: 100_000,
    source: LAW,
    types: LEASED_LAND,
  },
  {
    key: 'social.reviewWorkingDays',
    label: '社会资本审查期限',
    value: 20,
    unit: '个工作日',
    floor: 20,
    ceiling: 20,
    source: LAW,
    types: LEASED_LAND,
  },
] as const satisfies readonly Parameter[];
