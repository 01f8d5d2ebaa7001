import { Injectable, type OnModuleInit } from '@nestjs/common';
import { registrationLifecycle } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ListingMoves, LotEntity, Reconsiderations, lockLot } from '../../listing/listing/index.js';
import { SuspensionService } from '../../publicity/notice/index.js';
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
      nameOf: async (tx, id) => {
        const { lotId } = await tx.findOneByOrFail(RegistrationEntity, { id });
        const lot = await tx.findOneByOrFail(LotEntity, { id: lotId });
        return `报名 ${id.slice(0, 8)}：${lot.terms.title}（${lot.no}）`;
      },
    });
    this.suspensions.whenResumed((tx, lot) => this.corrections.restartClock(tx, lot));
  }

  /** As long as nobody has begun to trade; whoever was struck for a breach has lost more than a review. */
  private async requireOpen(tx: EntityManager, id: string): Promise<void> {
    const found = await tx.findOneBy(RegistrationEntity, { id });
    if (!found) throw refused('resource.not-found');
    const lot = await lockLot(tx, found.lotId);
    const { state, paddle } = await lockRow(tx, RegistrationEntity, { id });
    const isOpen = lot.state === 'LISTED' || lot.state === 'REG_CLOSED';
    if (!isOpen || paddle || !registrationLifecycle.find(state, 'reconsider'))
      throw refused('lifecycle.not-now');
  }
}
