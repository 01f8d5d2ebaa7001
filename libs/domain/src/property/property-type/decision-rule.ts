import type { PartyKind } from '../../kernel/identity/index.js';
import type { DecisionRule, Ownership, PropertyType } from './property-type.js';

/** Kinds that decide as a body and not as an owner. */
export const DECIDING_KINDS: readonly PartyKind[] = ['COLLECTIVE', 'VILLAGE_COMMITTEE'];

/** Whose a thing of a type is, as its form begins: a body lists the collective's, everybody else his own. Source: rules §3.0. */
export function usualOwnership({ ownerships }: PropertyType, listerKind: PartyKind): Ownership {
  const own = DECIDING_KINDS.includes(listerKind) ? 'COLLECTIVE' : 'PRIVATE';
  return ownerships.includes(own) ? own : ownerships[0]!;
}

/** What an application says that decides which papers and which decision it needs. */
export interface ListingFacts {
  readonly listerKind: PartyKind;
  readonly right?: string | undefined;
  readonly ownership?: string | undefined;
  readonly isMembersOnly: boolean;
  readonly hasCoHolders: boolean;
  readonly hasAgent: boolean;
  /** The village's liaison files it for somebody. */
  readonly isMandated: boolean;
  /** The lister hands in other households' land on their mandates. */
  readonly isForHouseholds: boolean;
  /** Among them is land that the collective has not let out. */
  readonly hasOwnLand?: boolean;
  readonly isValued: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** Under which edition of the form it was sent; the newest where nothing is said. */
  readonly edition?: number | undefined;
}

/** The decision of its body that a collective needs for this listing, or nothing. Source: rules §3.0, §6.2. */
export function findDecisionRule(type: PropertyType, facts: ListingFacts): DecisionRule | undefined {
  if (!DECIDING_KINDS.includes(facts.listerKind)) return undefined;
  const rule = type.decisions.find(
    ({ rights }) => !rights || (facts.right !== undefined && rights.includes(facts.right)),
  );
  if (rule?.onlyForOwnLand && !facts.hasOwnLand) return undefined;
  return rule?.onlyForOutsiders && facts.isMembersOnly ? undefined : rule;
}
