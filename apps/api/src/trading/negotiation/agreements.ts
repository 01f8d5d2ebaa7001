import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isBefore, periodFrom, refuseBelowBest } from '@helan/domain';
import { type EntityManager, Not } from 'typeorm';
import { CalendarService, Recounts, countedColumns } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused, requireNone, unwrap } from '../../kernel/http/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { MinutesPress } from './minutes-press.js';
import { NegotiationTable } from './negotiation-table.js';
import { NegotiationEntity } from './negotiation.entity.js';

/** How long those with a better right have, in working days. Source: rules §8.2.4 P2. */
const DAYS_FOR_PRIORITY = 2;

interface Reached {
  readonly action: 'accept' | 'match';
  readonly amountFen: bigint;
  readonly terms: string;
}

/** A price that both sides have agreed on, and who may still take it by a better right. */
@Injectable()
export class Agreements implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly table: NegotiationTable,
    private readonly press: MinutesPress,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.recounts.of(
      countedColumns({
        table: 'negotiation',
        began: 'agreed_at',
        ends: ['priority_until'],
        runs: "state = 'AGREED'",
      }),
    );
  }

  /** One at a time: a second agreement beside one that is not signed yet is refused. */
  async reach(
    tx: EntityManager,
    lot: LotEntity,
    negotiation: NegotiationEntity,
    { action, amountFen, terms }: Reached,
  ): Promise<void> {
    const { id: lotId, round } = lot;
    if (await tx.existsBy(NegotiationEntity, { lotId, round, state: 'AGREED', id: Not(negotiation.id) }))
      throw refused('negotiation.agreed-elsewhere');
    await this.requireBest(tx, lot, amountFen);
    const agreedAt = await this.clock.now(tx);
    const priorityUntil = await this.priorityUntil(tx, lot, negotiation, agreedAt);
    Object.assign(negotiation, { agreedFen: amountFen, agreedTerms: terms, agreedAt, priorityUntil });
    Object.assign(negotiation, await this.press.print(tx, lot, negotiation));
    await this.table.move(tx, negotiation, action);
  }

  /** After failed rounds: nobody has it for less than somebody offers who is still at the table. Source: rules §21 A11. */
  private async requireBest(tx: EntityManager, lot: LotEntity, amountFen: bigint): Promise<void> {
    if (lot.terms.negotiation?.afterLotNo === undefined) return;
    const { scale } = lot.terms.price;
    requireNone(refuseBelowBest(amountFen, await this.table.offered(tx, lot), scale));
  }

  /** What somebody with this registration may take on the same terms now, or nothing. */
  async toMatch(
    tx: EntityManager,
    lot: LotEntity,
    { claimRank }: RegistrationEntity,
  ): Promise<NegotiationEntity | undefined> {
    const agreed = (await this.table.live(tx, lot)).find(({ state }) => state === 'AGREED');
    if (!agreed?.priorityUntil || (await this.clock.now(tx)) >= agreed.priorityUntil) return undefined;
    const other = await tx.findOneByOrFail(RegistrationEntity, { id: agreed.registrationId });
    return isBefore(claimRank, other.claimRank) ? agreed : undefined;
  }

  private async priorityUntil(
    tx: EntityManager,
    lot: LotEntity,
    { id, registrationId }: NegotiationEntity,
    agreedAt: Date,
  ): Promise<Date | null> {
    const { claimRank } = await tx.findOneByOrFail(RegistrationEntity, { id: registrationId });
    for (const other of await this.table.live(tx, lot)) {
      if (other.id === id) continue;
      const rival = await tx.findOneByOrFail(RegistrationEntity, { id: other.registrationId });
      if (!isBefore(rival.claimRank, claimRank)) continue;
      const calendar = await this.calendars.load(tx);
      return new Date(unwrap(periodFrom(calendar, agreedAt.getTime(), DAYS_FOR_PRIORITY)).endAt);
    }
    return null;
  }
}
