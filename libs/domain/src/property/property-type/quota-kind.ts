import type { ParameterKey } from '../../rules/rulebook/index.js';

/** One kind of quota: what it is counted and priced in, who is in charge, and the switch that lets it be traded here. */
export interface QuotaKind {
  readonly name: string;
  readonly units: readonly string[];
  readonly prices: readonly string[];
  readonly competent: string;
  /** 1 where the platform trades it itself, by a document; else it only shows it and takes its result on. */
  readonly tradedHere: ParameterKey;
  readonly source: string;
}

const PLAN = '贺党办〔2022〕110号 三(三)15';
const CARBON_PLAN = '贺政办发〔2022〕113号';
const ECOLOGY = '生态环境主管部门';

/** 六权, and the sinks of forest and wetland. Source: rules §3.15. */
export const QUOTA_KINDS = {
  WATER: {
    name: '用水权',
    units: ['万m³', 'm³'],
    prices: ['元/万m³', '元/m³', '元'],
    competent: '水行政主管部门',
    tradedHere: 't15.waterHere',
    source: PLAN,
  },
  LAND: {
    name: '土地权',
    units: ['亩', 'kg'],
    prices: ['元'],
    competent: '自然资源主管部门',
    tradedHere: 't15.landHere',
    source: PLAN,
  },
  POLLUTION: {
    name: '排污权',
    units: ['t'],
    prices: ['元/t', '元'],
    competent: ECOLOGY,
    tradedHere: 't15.pollutionHere',
    source: PLAN,
  },
  FOREST: {
    name: '山林权',
    units: ['亩', '项'],
    prices: ['元'],
    competent: '林业和草原主管部门',
    tradedHere: 't15.forestHere',
    source: PLAN,
  },
  CARBON: {
    name: '碳排放权',
    units: ['tCO₂e'],
    prices: ['元/tCO₂e', '元'],
    competent: ECOLOGY,
    tradedHere: 't15.carbonHere',
    source: CARBON_PLAN,
  },
  ENERGY: {
    name: '用能权',
    units: ['tce'],
    prices: ['元/tce', '元'],
    competent: '节能主管部门',
    tradedHere: 't15.energyHere',
    source: PLAN,
  },
  FOREST_CARBON_SINK: {
    name: '林业碳汇、湿地碳汇',
    units: ['tCO₂e'],
    prices: ['元/tCO₂e', '元'],
    competent: '林业和草原主管部门',
    tradedHere: 't15.sinkHere',
    source: CARBON_PLAN,
  },
} as const satisfies Record<string, QuotaKind>;

export function findQuotaKind(code: string | undefined): QuotaKind | undefined {
  return code !== undefined && code in QUOTA_KINDS
    ? QUOTA_KINDS[code as keyof typeof QUOTA_KINDS]
    : undefined;
}
