import { Injectable, type OnModuleInit } from '@nestjs/common';
import { afterPeriodEnd, minBiddersOf } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { eachAsked } from '../../kernel/db/index.js';
import { ListingMoves, LotDeadlines, type LotEntity, THE_PLATFORM } from '../../listing/listing/index.js';
import { PublicationService } from '../../publicity/notice/index.js';
import { RegistrationService } from './registration.service.js';

interface Standing {
  readonly applicants: number;
}

const standing = eachAsked<{ lotId: string }, Standing>(
  { lotId: 'uuid' },
  ({ lotId }) => `select count(*)::int as applicants from registration
    where lot_id = ${lotId} and state in ('QUALIFYING', 'CORRECTION', 'QUALIFIED', 'ADMITTED')`,
);

/** The end of a publication period: extend, fail or close, by how many have applied. */
@Injectable()
export class PeriodEndService implements OnModuleInit {
  constructor(
    private readonly deadlines: LotDeadlines,
    private readonly moves: ListingMoves,
    private readonly publications: PublicationService,
    private readonly registrations: RegistrationService,
  ) {}

  onModuleInit(): void {
    this.deadlines.when('LISTED', (tx, lot) => this.end(tx, lot));
    this.moves.whenLotEnters('FAILED', (tx, lot) => this.registrations.loseAll(tx, lot.id));
    this.moves.whenLotEnters('WITHDRAWN', (tx, lot) => this.registrations.loseAll(tx, lot.id));
    for (const state of ['TERMINATED', 'VOIDED'] as const)
      this.moves.whenLotEnters(state, (tx, lot) => this.registrations.annulAll(tx, lot.id));
  }

  private async end(tx: EntityManager, lot: LotEntity): Promise<void> {
    const [{ applicants }] = (await standing(tx, { lotId: lot.id })) as [Standing];
    if (lot.terms.isRelay) {
      return this.moves.moveLot(tx, lot, 'closeRegistration', { ...THE_PLATFORM, reason: '展示期满' });
    }
    const minBidders = minBiddersOf(lot.terms, Boolean(lot.terms.negotiation));
    const cyclesLeft = applicants < minBidders ? await this.publications.cyclesLeft(tx, lot) : 0;
    const action = afterPeriodEnd({ applicants, minBidders, cyclesLeft });
    if (action === 'extend') return this.publications.extend(tx, lot);
    const reason = action === 'fail' ? '公告期满，无人报名' : `公告期满，${applicants} 人报名`;
    await this.moves.moveLot(tx, lot, action, { ...THE_PLATFORM, reason });
  }
}
