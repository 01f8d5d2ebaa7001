import { isNatural } from '../../kernel/identity/index.js';
import type { DocumentRequirement } from './document.js';
import { FORM_EDITION } from './edition.js';
import type { PropertyType } from './property-type.js';
import { type ListingFacts, findDecisionRule } from './decision-rule.js';

export function isNeeded(document: DocumentRequirement, type: PropertyType, facts: ListingFacts): boolean {
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
