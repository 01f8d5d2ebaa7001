import type { PartyKind } from '@helan/domain';
import type { Permission, Role } from '../permissions.js';

export interface SessionView {
  readonly account: AccountView | null;
  readonly csrfToken: string | null;
  readonly mode: 'demo' | 'test' | 'production';
}

export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly regionName: string;
  readonly hasParty: boolean;
}

/** One's own registered identity; numbers are masked. */
export interface PartyView {
  readonly id: string;
  readonly kind: PartyKind;
  readonly kindName: string;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly phoneMasked: string;
  readonly bankAccountMasked: string;
  readonly bankName: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly isFrozen: boolean;
}

export interface RegionView {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
}

export interface WorkingDaysView {
  readonly end: string;
  readonly counted: readonly string[];
  readonly confirmedThrough: string;
}

export interface ClockView {
  readonly at: string;
  readonly errorMs: number;
}

/** Someone registered in a village, as its liaison sees him. */
export interface VillagerView {
  readonly id: string;
  readonly name: string;
  readonly kindName: string;
  readonly idNumberMasked: string;
  readonly isMember: boolean;
}
