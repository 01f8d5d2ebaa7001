import type { PartyKind } from '../../kernel/identity/index.js';
import type { Attribute } from './attribute.js';
import type { DocumentRequirement } from './document.js';
import { FORM_EDITION } from './edition.js';
import type { ReceivingRule } from './receiving.js';
import type { TradingMethod, TransferMode } from './transfer-mode.js';
import type { TypeRule } from './type-rule.js';

/** Limits on the end of a term; a term must stay within all that its type names. Source: rules §3.0. */
export type TermCap = 'CONTRACT_END' | 'UPSTREAM_END' | 'RIGHT_END' | 'LEASE_20_YEARS' | 'WASTE_50_YEARS';

/** Whose the traded thing is, below the right that is traded. */
export const OWNERSHIPS = {
  COLLECTIVE: '集体所有',
  PRIVATE: '农户、个人或企业所有',
  STATE: '国有',
} as const;
export type Ownership = keyof typeof OWNERSHIPS;

/** One right of a type: what passes, in which modes, counted how. */
export interface TradedRight {
  readonly code: string;
  readonly name: string;
  readonly modes: readonly TransferMode[];
  /** It passes for good, so that there is no term. */
  readonly isOutright: boolean;
  /** What passes is a part of what bears the number, as with shares: the rest stays with its holder. */
  readonly isCounted?: boolean;
  /** Names of price units, the usual one first. */
  readonly prices: readonly string[];
}

/** A collective's own decision. `CHARTER` is more than half of the body, unless its charter asks for more. */
export interface DecisionRule {
  readonly majority: 'TWO_THIRDS' | 'CHARTER';
  readonly needsTownApproval: boolean;
  /** Only these rights need it; all of them where nothing is said. */
  readonly rights?: readonly string[];
  /** Not needed where only members of the collective may receive the right. */
  readonly onlyForOutsiders?: boolean;
  /** Needed only where the collective's own land goes into a lot of many households. */
  readonly onlyForOwnLand?: boolean;
  readonly source: string;
}

/** Whose consent stands beside the lister's: a household's members on its certificate, or everybody who owns it with him. */
export interface CoHolderRule {
  readonly of: readonly PartyKind[] | 'EVERYBODY';
  readonly since: number;
  readonly source: string;
}

/** What the form asks of the title. A label that is missing means: not asked. */
export interface TitleRequirement {
  readonly certificate?: { readonly label: string };
  readonly contract?: { readonly label: string; readonly pattern?: RegExp; readonly shape?: string };
  readonly rightEnds?: { readonly label: string };
  /** The paper that proves the right; with an equivalent in its place the notice says 无证. */
  readonly document: string;
}

export type Subject =
  | { readonly kind: 'PARCELS'; readonly code: string; readonly pattern?: RegExp; readonly shape?: string }
  | {
      readonly kind: 'ASSET';
      readonly identity: string | null;
      /** The number is nobody else's in the country, in whatever village it is listed. */
      readonly isUnique?: boolean;
      /** The question whose answer names the tag of each of several things. */
      readonly tags?: string;
      /** The question whose answer names the marks of those that have no tag. */
      readonly marks?: string;
    };

/** One of the types of rights: everything that forms, checks, notices, guides and statistics need to know of it. */
export interface PropertyType {
  readonly code: string;
  readonly name: string;
  readonly rightTraded: string;
  readonly rights: readonly TradedRight[];
  readonly mayList: readonly PartyKind[];
  /** Who may list the land of many households as one lot, each household by its own mandate. */
  readonly mayListForHouseholds: readonly PartyKind[];
  /** Who may receive it, in words for the guide and the notice. */
  readonly mayReceive: string;
  readonly methods: readonly TradingMethod[];
  readonly termCaps: readonly TermCap[];
  readonly quantityUnits: readonly string[];
  readonly subject: Subject;
  readonly ownerships: readonly Ownership[];
  readonly title: TitleRequirement;
  /** Null where the lister holds it alone. */
  readonly coHolders: CoHolderRule | null;
  /** Uses to which the land must be put; empty where the use is no condition. */
  readonly purposes: readonly string[];
  readonly attributes: readonly Attribute[];
  /** Questions whose answers are price, term, area, qualification or mode: a change of one begins the notice's period anew. Source: rules §6.1. */
  readonly substantial: readonly string[];
  readonly documents: readonly DocumentRequirement[];
  /** The first that names the right is the one that holds; none means that the holder decides alone. */
  readonly decisions: readonly DecisionRule[];
  readonly rules: readonly TypeRule[];
  readonly receiving: ReceivingRule;
  /** Only members of the collective see the whole notice and may register. */
  readonly isMembersOnly: boolean;
  /** Shown here, traded elsewhere: the platform takes applications on and records the result. */
  readonly isRelay: boolean;
  /** The lister buys: the price goes down from a ceiling. */
  readonly isBuying: boolean;
  /** 土地经营权: the supervisor may let a lease of it run beyond the cap of leases. Source: rules §21 A6. */
  readonly isLandLease: boolean;
  /** A household may give it for nothing; the record is kept as of any other transfer. Source: rules §3.1. */
  readonly mayBeFree: boolean;
  /** Businesses that lease this land must first pass the county's review. */
  readonly hasSocialCapitalGate: boolean;
  readonly sources: readonly string[];
}

export function findRight(type: PropertyType, code: string | undefined): TradedRight | undefined {
  return type.rights.find((right) => right.code === code);
}

/** Every mode in which some right of the type passes. */
export function modesOf(type: PropertyType): TransferMode[] {
  return [...new Set(type.rights.flatMap((right) => right.modes))];
}

/** Whether this lister's application names co-holders and their consent. */
export function asksCoHolders(
  { coHolders }: PropertyType,
  listerKind: PartyKind,
  edition: number = FORM_EDITION,
): boolean {
  if (!coHolders || coHolders.since > edition) return false;
  return coHolders.of === 'EVERYBODY' || coHolders.of.includes(listerKind);
}

type Defaulted =
  | 'mayListForHouseholds'
  | 'coHolders'
  | 'purposes'
  | 'substantial'
  | 'decisions'
  | 'rules'
  | 'receiving'
  | 'isMembersOnly'
  | 'isRelay'
  | 'isBuying'
  | 'isLandLease'
  | 'mayBeFree'
  | 'hasSocialCapitalGate';

/** A type from what is particular to it; everything else is as with most types. */
export function propertyType(
  own: Omit<PropertyType, Defaulted> & Partial<Pick<PropertyType, Defaulted>>,
): PropertyType {
  return {
    mayListForHouseholds: [],
    coHolders: null,
    purposes: [],
    substantial: [],
    decisions: [],
    rules: [],
    receiving: {},
    isMembersOnly: false,
    isRelay: false,
    isBuying: false,
    isLandLease: false,
    mayBeFree: false,
    hasSocialCapitalGate: false,
    ...own,
  };
}
