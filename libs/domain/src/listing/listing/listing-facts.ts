import { isBlank } from '../../kernel/index.js';
import { listsForHouseholds } from '../../property/household/index.js';
import { type ListingFacts, asksCoHolders } from '../../property/property-type/index.js';
import type { Application } from './application.js';
import type { ApplicationContext } from './application-context.js';

/** What an application says of itself, as papers and decisions depend on it. */
export function listingFacts(
  application: Application,
  context: Pick<ApplicationContext, 'type' | 'listerKind'> &
    Partial<Pick<ApplicationContext, 'isMandated' | 'households' | 'edition'>> & {
      readonly hasOwnLand?: boolean;
    },
): ListingFacts {
  const { type, listerKind, isMandated = false, households, edition } = context;
  return {
    listerKind,
    right: application.right,
    ownership: application.ownership,
    isMembersOnly: type.isMembersOnly || application.receivers === 'MEMBERS',
    hasCoHolders: asksCoHolders(type, listerKind, edition) && !application.isSoleHolder,
    hasAgent: Boolean(application.agent),
    isMandated,
    isForHouseholds: listsForHouseholds(type, listerKind),
    hasOwnLand: context.hasOwnLand ?? households?.hasOwnLand ?? false,
    isValued: isValued(application.valuation),
    edition,
    attributes: application.attributes ?? {},
  };
}

/** One that is to be agreed with the transferee is there only once somebody has entered it. Source: 贺党办〔2022〕110号 四(四). */
export function isValued(valuation: Application['valuation']): boolean {
  if (!valuation || valuation.choice === 'NONE') return false;
  const { agency = '', valueYuan = '', validUntil = '' } = valuation;
  return valuation.choice === 'DONE' || [agency, valueYuan, validUntil].some((fact) => !isBlank(fact));
}
