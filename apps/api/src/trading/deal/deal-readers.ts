import { handlesDeals, mayReadDeal } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { hasSaidWhy } from '../registration/index.js';
import { DealEntity } from './deal.entity.js';

/**
 * Lets somebody who is none of a lot's two sides read what they have signed: staff while a task of theirs needs it,
 * the supervisor once he has said why. For everybody else there is nothing.
 */
export async function requireDealReader(
  tx: EntityManager,
  actor: Actor,
  { lot, isOwed }: { readonly lot: LotEntity; readonly isOwed: boolean },
): Promise<void> {
  const { roles } = actor;
  if (!handlesDeals(roles)) throw refused('resource.not-found');
  const deal = await tx.findOneBy(DealEntity, { lotId: lot.id });
  if (mayReadDeal(roles, { state: lot.state, isOwed, endedFrom: deal?.endedFrom ?? null })) return;
  if (!roles.includes('SUPERVISOR')) throw refused('document.no-task');
  if (!(await hasSaidWhy(tx, actor, lot.id))) throw refused('registration.say-why');
}
