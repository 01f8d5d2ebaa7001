import type { Permission } from './permissions.js';

/** What the desk's search finds, in the order in which it is named, and who finds it. */
export const SEARCH_KINDS = {
  PARTY: { name: '人和单位', permission: 'verifyParty' },
  PARCEL: { name: '地块', permission: 'readParcels' },
  PROJECT: { name: '项目', permission: 'readProjects' },
  NOTICE: { name: '公告', permission: 'readProjects' },
  CONTRACT: { name: '合同', permission: 'readRecord' },
  CERTIFICATE: { name: '鉴证书', permission: 'readRecord' },
  FLOW: { name: '到账流水', permission: 'readFinance' },
  PAYMENT: { name: '付款流水', permission: 'readFinance' },
} as const satisfies Record<string, { readonly name: string; readonly permission: Permission }>;

export type SearchKind = keyof typeof SEARCH_KINDS;

/** Names of what somebody's search finds, and of what it leaves out for want of a right. */
export function searchedFor(has: (permission: Permission) => boolean): {
  readonly searched: readonly string[];
  readonly leftOut: readonly string[];
} {
  const kinds = Object.values(SEARCH_KINDS);
  const namesOf = (isHis: boolean) =>
    kinds.filter(({ permission }) => has(permission) === isHis).map(({ name }) => name);
  return { searched: namesOf(true), leftOut: namesOf(false) };
}
