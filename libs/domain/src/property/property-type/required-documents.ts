import { isNatural, type PartyKind } from '../../kernel/identity/index.js';
import { COMMON_DOCUMENTS, type DocumentRequirement } from './document.js';
import { FORM_EDITION } from './edition.js';
import { type DecisionRule, type Ownership, type PropertyType } from './property-type.js';

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

/** Every paper that a type knows, the necessary and the optional, its own first. */
export function documentsOf(type: PropertyType): DocumentRequirement[] {
  const own = new Set(type.documents.map((document) => document.kind));
  return [...type.documents, ...COMMON_DOCUMENTS.filter((document) => !own.has(document.kind))];
}

export function requiredDocuments(type: PropertyType, facts: ListingFacts): DocumentRequirement[] {
  return documentsOf(type).filter((document) => isNeeded(document, type, facts));
}

/** The papers of a checklist as an applicant sees it: those that can matter for such a lister and right. */
export function offeredDocuments(type: PropertyType, facts: ListingFacts): DocumentRequirement[] {
  return documentsOf(type).filter(
    (document) => document.need === 'IF_ANY' || isNeeded(document, type, facts),
  );
}

/** Kinds under which a paper may be uploaded: its own and those accepted in its place. */
export function kindsOf(document: DocumentRequirement): string[] {
  return [document.kind, ...(document.instead ?? []).map((other) => other.kind)];
}

export function findDocumentName(type: PropertyType, kind: string): string | undefined {
  for (const document of documentsOf(type)) {
    if (document.kind === kind) return document.name;
    const other = document.instead?.find((equivalent) => equivalent.kind === kind);
    if (other) return other.name;
  }
  return undefined;
}

function isNeeded(document: DocumentRequirement, type: PropertyType, facts: ListingFacts): boolean {
  const { need, of, since = 1 } = document;
  const { edition = FORM_EDITION } = facts;
  if (document.leastPictures === undefined && since > edition) return false;
  if (of && !of.includes(facts.listerKind)) return false;
  if (typeof need === 'object') {
    return 'attribute' in need
      ? facts.attributes[need.attribute] === need.is
      : facts.ownership === need.ownership;
  }
  switch (need) {
    case 'ALWAYS':
      return true;
    case 'IF_ANY':
      return false;
    case 'NATURAL_PERSON':
      return isNatural(facts.listerKind);
    case 'ORGANISATION':
      return !isNatural(facts.listerKind);
    case 'CO_HOLDERS':
      return facts.hasCoHolders;
    case 'MANDATED':
      return facts.isMandated;
    case 'HOUSEHOLDS':
      return facts.isForHouseholds;
    case 'DECISION':
      return findDecisionRule(type, facts) !== undefined;
    case 'TOWN_APPROVAL':
      return findDecisionRule(type, facts)?.needsTownApproval === true;
    case 'AGENT':
      return facts.hasAgent;
    case 'VALUATION':
      return facts.isValued;
  }
}
