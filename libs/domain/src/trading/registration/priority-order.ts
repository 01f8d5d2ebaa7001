import type { PropertyType } from '../../property/property-type/index.js';
import { CLAIM_GROUNDS, type ClaimGround, isOfTenant } from './priority-claim.js';

const FOR_LAND: readonly ClaimGround[] = ['MEMBER', 'RENEWAL', 'LEGAL'];
const FOR_HOUSES: readonly ClaimGround[] = ['RENEWAL', 'MEMBER', 'LEGAL'];
/** Whoever rents a house that is sold comes first for it. */
const FOR_SOLD_HOUSES: readonly ClaimGround[] = ['TENANT', 'MEMBER', 'LEGAL'];

const FOR_KNOWLEDGE: readonly ClaimGround[] = ['CO_OWNER', 'RENEWAL', 'LEGAL'];

/** Types in which a house may be let, whose tenant the Civil Code puts first. */
const HOUSES: readonly string[] = ['T05', 'T10'];

/** Types of what several may have invented or bred together. */
const KNOWLEDGE: readonly string[] = ['T09'];

/**
 * The order of priority for a type, printed in each notice: members first for land, the tenant first for
 * houses, whether it lets or buys, unless he has given that up, a co-owner for what is owned together; none for a purchase
 * or for what is only shown. Source: rules §3.5, §8.2.4, §19 D7.
 */
export function priorityOrder(
  { code, isBuying, isRelay }: PropertyType,
  isOutright = false,
  hasTenantWaived = false,
): readonly ClaimGround[] {
  if (isBuying || isRelay) return [];
  if (KNOWLEDGE.includes(code)) return FOR_KNOWLEDGE;
  if (!HOUSES.includes(code)) return FOR_LAND;
  const order = isOutright ? FOR_SOLD_HOUSES : FOR_HOUSES;
  return hasTenantWaived ? order.filter((ground) => !isOfTenant(ground)) : order;
}

/** Rank of a ground in an order, 1 first; nothing where the order does not know it. */
export function rankOf(order: readonly ClaimGround[], ground: ClaimGround): number | undefined {
  const place = order.indexOf(ground);
  return place < 0 ? undefined : place + 1;
}

/** Who comes first of one rank at one price: whoever bid earlier, or whoever is drawn. Source: rules §21 A12. */
const EQUALS = {
  EARLIER: '；同顺位的先出价者先',
  EARLIER_BELOW_CEILING: '；同顺位的先出价者先，报到最高限价的除外',
  /** Another round, or the drawing, which the notice says elsewhere. */
  DRAWN: '',
} as const;

/** The order as a notice prints it. */
export function priorityInWords(order: readonly ClaimGround[], equals: keyof typeof EQUALS): string {
  const names = order.map((ground, place) => `${place + 1} ${CLAIM_GROUNDS[ground].name}`);
  return `同等价格下的优先顺位：${names.join('，')}${EQUALS[equals]}。优先权要在报名时申报并附证明。`;
}
