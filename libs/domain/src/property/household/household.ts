import type { Quantity } from '../../kernel/area/index.js';
import type { PlainDate } from '../../kernel/date/index.js';
import type { PartyKind } from '../../kernel/identity/index.js';
import type { PropertyType } from '../property-type/index.js';

/** The collective whose own land goes into a lot together with that of households: it is paid like one of them. */
export interface CollectivePayee {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly bankAccount: string;
  readonly bankName: string;
  readonly bankNo: string | null;
}

/** One household whose land goes into a lot together with that of others: it is paid, nobody in its stead. */
export interface Household {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly bankAccount: string;
  readonly bankName: string;
  /** 联行号; null where the sheet does not say it. */
  readonly bankNo: string | null;
  readonly contractNo: string;
  /** Null for the collective's own land. */
  readonly rightEndsOn: PlainDate | null;
  /** It is the collective itself, with land that it has not let out. */
  readonly isCollective: boolean;
  /** Sum of its parcels, in 0.0001 亩. */
  readonly mu: Quantity;
  /** Its part of every payment, against the sum of all: its area, or the agreed share in 0.0001 %. */
  readonly weight: bigint;
}

/** What is known of the households of a lot when its application is judged. */
export interface HouseholdSummary {
  /** Of households, the collective not among them. */
  readonly count: number;
  /** Among the land is some that the collective has not let out. */
  readonly hasOwnLand?: boolean;
  /** The first of their contracts to end; the whole lot's term stays within it. */
  readonly rightEndsOn?: PlainDate | undefined;
}

/**
 * Whether this lister hands in other people's land: a kind that may not list the type for itself, but may
 * for many households, each of which has given its mandate. Source: rules §3.1.
 */
export function listsForHouseholds(type: PropertyType, listerKind: PartyKind): boolean {
  return !type.mayList.includes(listerKind) && type.mayListForHouseholds.includes(listerKind);
}

export function mayList(type: PropertyType, listerKind: PartyKind): boolean {
  return type.mayList.includes(listerKind) || type.mayListForHouseholds.includes(listerKind);
}
