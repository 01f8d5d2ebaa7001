import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasPermission } from '@helan/contracts';
import { registrationLifecycle } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import {
  ListingMoves,
  LotEntity,
  Reconsiderations,
  type RefusedSubject,
  isBeforeClose,
  lockLot,
} from '../../listing/listing/index.js';
import { SuspensionService } from '../../publicity/notice/index.js';
import { hasSaidWhy } from './break-glass.js';
import { findPlace } from './own-places.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationEntity } from './registration.entity.js';
import { RegistrationCorrections } from './correction.service.js';

/** The time for a correction stands still with its lot; a refusal can be taken up again by two. */
@Injectable()
export class CorrectionClock implements OnModuleInit {
  constructor(
    private readonly lots: ListingMoves,
    private readonly suspensions: SuspensionService,
    private readonly corrections: RegistrationCorrections,
    private readonly reconsiderations: Reconsiderations,
    private readonly moves: RegistrationMoves,
  ) {}

  onModuleInit(): void {
    this.lots.whenLotEnters('SUSPENDED', (tx, lot) => this.corrections.stopClock(tx, lot));
    this.reconsiderations.of('REGISTRATION', {
      require: (tx, id) => this.requireOpen(tx, id),
      takeUp: async (tx, id, by) => {
        const registration = await lockRow(tx, RegistrationEntity, { id });
        Object.assign(registration, { decidedAt: null, decidedBy: null, decisionReason: '' });
        await this.moves.move(tx, registration, 'reconsider', by);
      },
      about: (tx, id, actor) => aboutRefused(tx, id, actor),
    });
    this.suspensions.whenResumed((tx, lot) => this.corrections.restartClock(tx, lot));
  }

  /**
   * As long as nobody has begun to trade and he has not registered anew; whoever was struck for a breach has lost more
   * than a review.
   */
  private async requireOpen(tx: EntityManager, id: string): Promise<void> {
    const found = await tx.findOneBy(RegistrationEntity, { id });
    if (!found) throw refused('resource.not-found');
    const lot = await lockLot(tx, found.lotId);
    const { state, paddle, partyId } = await lockRow(tx, RegistrationEntity, { id });
    const isOpen = lot.state === 'LISTED' || lot.state === 'REG_CLOSED';
    const last = await findPlace(tx, { lotId: lot.id, partyId });
    if (!isOpen || paddle || last?.id !== id || !registrationLifecycle.find(state, 'reconsider'))
      throw refused('lifecycle.not-now');
  }
}

/**
 * Of those who register nobody is named as long as others may; later to whoever asks or decides, and to the supervisor
 * once he has said why. Source: rules §21 A13.
 */
async function aboutRefused(tx: EntityManager, id: string, actor: Actor): Promise<RefusedSubject> {
  const { lotId, partyId, decisionReason } = await tx.findOneByOrFail(RegistrationEntity, { id });
  const lot = await tx.findOneByOrFail(LotEntity, { id: lotId });
  const isHisTask = hasPermission(actor.roles, 'askToReconsider') || hasPermission(actor.roles, 'reconsider');
  const isBlind = isBeforeClose(lot) || !(isHisTask || (await hasSaidWhy(tx, actor, lot.id)));
  const applicants: { name: string }[] = isBlind
    ? []
    : await tx.query('select name from party where id = $1', [partyId]);
  return {
    subjectName: `${applicants[0]?.name ?? `报名 ${id.slice(0, 8)}`}：${lot.terms.title}（${lot.no}）`,
    projectId: lot.projectId,
    refusal: isBlind ? '' : decisionReason,
    isBlind,
  };
}
