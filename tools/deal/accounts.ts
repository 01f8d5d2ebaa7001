import type { PartyKind } from '@helan/domain';
import type { Applicants } from './reading/read-receivers.js';

/** Of every account of the demonstration. */
export const PASSWORD = 'helan2026';

export const LOGINS = {
  liaison: 'cunji',
  township: 'xiangzhen',
  acceptor: 'shouli',
  reviewer: 'shenhe',
  approver: 'fuzeren',
  host: 'zuzhi',
  supervisor: 'jianguan',
  cashier: 'chuna',
  checker: 'fuhe',
  certifier: 'jianzheng',
  archivist: 'dangan',
} as const;

/**
 * Those who can fulfil what a notice asks of its applicants; whoever lists is none of them. Businesses are none, either:
 * the county has drawn no line for their leases of farmland. Source: rules §11.6.
 */
export const BIDDERS: Readonly<Record<Applicants, readonly string[]>> = {
  ANYONE: ['jingmai1', 'jingmai2', 'jingmai3'],
  NATURAL: ['jingmai1', 'jingmai3', 'nonghu'],
  ORGANISATIONS: ['jingmai2', 'nongchang', 'cunjiti'],
};

const LISTERS: Partial<Record<PartyKind, string>> = {
  FARMER_HOUSEHOLD: 'nonghu',
  FAMILY_FARM: 'nongchang',
  COLLECTIVE: 'cunjiti',
  ENTERPRISE: 'qiye',
};

/** Whether somebody of this kind has an account in the demonstration. */
export function hasAccount(kind: PartyKind): boolean {
  return LISTERS[kind] !== undefined;
}

/** The account of the demonstration that lists for a kind of party. */
export function listerOf(kind: PartyKind): string {
  const login = LISTERS[kind];
  if (!login) throw new Error(`演示里没有${kind}`);
  return login;
}
