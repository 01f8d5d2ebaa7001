import type { ListingState } from './listing-states.js';

/** The steps of the chain that every screen shows in the same order. Source: rules §6.0. */
export const RAIL: readonly { readonly label: string; readonly states: readonly ListingState[] }[] = [
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
