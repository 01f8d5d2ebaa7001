import type { PropertyType } from '../../property/property-type/index.js';
import type { ListingState } from './listing-states.js';

export interface RailStep {
  readonly label: string;
  readonly states: readonly ListingState[];
}

/** The steps of the chain that every screen shows in the same order. Source: rules §6.0. */
export const RAIL: readonly RailStep[] = [
  { label: '申请', states: ['DRAFT', 'SUBMITTED'] },
  { label: '村级核实', states: ['VILLAGE_VERIFYING'] },
  { label: '乡镇审核', states: ['TOWN_REVIEWING'] },
  { label: '受理', states: ['CENTER_ACCEPTING'] },
  { label: '审核', states: ['CENTER_REVIEWING'] },
  { label: '公告审批', states: ['NOTICE_APPROVING'] },
  { label: '公告', states: ['LISTED', 'EXTENDED'] },
  { label: '资格与保证金', states: ['REG_CLOSED'] },
  { label: '交易', states: ['TRADING'] },
  { label: '成交公示', states: ['RESULT_PUBLICITY'] },
  { label: '成交确认', states: ['DEAL_CONFIRMED'] },
  { label: '合同', states: ['CONTRACTING'] },
  { label: '结算', states: ['SETTLING'] },
  { label: '鉴证', states: ['SETTLED'] },
  { label: '变更登记', states: ['CERTIFIED'] },
  { label: '归档', states: ['CLOSED', 'ARCHIVED'] },
];

/**
 * States that stand at a step of the chain; in all others a listing has stopped, for a time or for good: a correction
 * stands where it was asked for.
 */
export const RAIL_STATES: readonly ListingState[] = RAIL.flatMap(({ states }) => states);

/** What a purchase does not come to here: buyer and supplier make the contract and pay by the purchase's own papers. */
const NOT_OF_PURCHASES: readonly ListingState[] = ['CONTRACTING', 'SETTLING', 'SETTLED', 'CERTIFIED'];
/** Nor what is only shown here, and traded elsewhere. */
const NOT_OF_RELAYS: readonly ListingState[] = [
  'TRADING',
  'RESULT_PUBLICITY',
  'DEAL_CONFIRMED',
  ...NOT_OF_PURCHASES,
];

/** The steps that a listing of a type can come to. */
export function railOf({ isRelay, isBuying }: PropertyType): readonly RailStep[] {
  const without = isRelay ? NOT_OF_RELAYS : isBuying ? NOT_OF_PURCHASES : [];
  return RAIL.filter(({ states }) => !states.some((state) => without.includes(state)));
}
