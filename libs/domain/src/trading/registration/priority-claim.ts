import { type Refusal, refusal, isBlank } from '../../kernel/index.js';
import type { PropertyType } from '../../property/property-type/index.js';

/** Whose priority the law knows, on equal terms. */
export const CLAIM_GROUNDS = {
  MEMBER: { name: '本集体经济组织成员', source: '农村土地承包法 第三十八条、第五十一条' },
  RENEWAL: { name: '原受让方、原承租人续约', source: '农村土地经营权流转管理办法；民法典 第七百三十四条' },
  TENANT: { name: '现承租人购买', source: '民法典 第七百二十六条' },
  CO_OWNER: { name: '共有人', source: '民法典 第三百零五条' },
  LEGAL: { name: '法律规定的其他优先权人', source: '民法典 第三百零五条、第七百二十六条' },
} as const;
export type ClaimGround = keyof typeof CLAIM_GROUNDS;

const FOR_LAND: readonly ClaimGround[] = ['MEMBER', 'RENEWAL', 'LEGAL'];
const FOR_HOUSES: readonly ClaimGround[] = ['RENEWAL', 'MEMBER', 'LEGAL'];
/** Whoever rents a house that is sold comes first for it. */
const FOR_SOLD_HOUSES: readonly ClaimGround[] = ['TENANT', 'MEMBER', 'LEGAL'];
/** What a tenant may claim, as long as he has not given it up in writing. */
const OF_TENANTS: readonly ClaimGround[] = ['RENEWAL', 'TENANT'];
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
  return hasTenantWaived ? order.filter((ground) => !OF_TENANTS.includes(ground)) : order;
}

/** Whether a claim is a tenant's, who is known by name where his house is listed. */
export function isOfTenant(ground: ClaimGround): boolean {
  return OF_TENANTS.includes(ground);
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

/** Why a claim cannot be decided so: it is upheld or not, and whoever is refused is told why. */
export function refuseClaimDecision(isUpheld: boolean | undefined, reason: string): Refusal | undefined {
  if (isUpheld === undefined)
    return refusal('application.missing-field', 'isClaimUpheld', { name: '优先权是否成立' });
  if (isUpheld || !isBlank(reason)) return undefined;
  return refusal('application.missing-field', 'claimReason', { name: '优先权不成立的原因' });
}
