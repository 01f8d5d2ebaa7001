import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RegistrationState, periodFrom, valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService, Recounts, countedColumns } from '../../rules/calendar/index.js';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { refused, requireNone, unwrap } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { ApplicantChecks } from './applicant-checks.js';
import { requireOpenFiles } from './open-files.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationEntity } from './registration.entity.js';
import { RegistrationService } from './registration.service.js';

/** 补正: the reviewer names everything at once; whoever does not answer in time is out. Source: rules §6.3. */
@Injectable()
export class RegistrationCorrections implements OnModuleInit {
  constructor(
    private readonly runner: DueRunner,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly moves: RegistrationMoves,
    private readonly registrations: RegistrationService,
    private readonly checks: ApplicantChecks,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'registration',
      key: 'id',
      name: '报名的补正期限',
      of: 'lot_id',
      apply: (tx, id) => this.expire(tx, id),
    });
    this.recounts.of(
      countedColumns({
        table: 'registration',
        began: lastEvent('CORRECTION'),
        ends: ['next_due_at'],
        runs: "state = 'CORRECTION'",
      }),
      countedColumns({
        table: 'social_review',
        key: 'registration_id',
        began: 'opened_at',
        ends: ['due_at'],
        runs: 'opened_at is not null and decided_at is null',
      }),
    );
  }

  async ask(actor: Actor, id: string, items: readonly string[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      const registration = await this.registrations.lockWithLot(tx, id);
      const lot = await tx.findOneByOrFail(LotEntity, { id: registration.lotId });
      if (lot.state === 'SUSPENDED') throw refused('listing.suspended');
      requireOpenFiles(lot);
      requireOtherPerson(actor, [registration.accountId]);
      await this.checks.requireNotReviewed(tx, registration);
      Object.assign(registration, { correctionItems: items, nextDueAt: await this.dueAt(tx, lot) });
      await this.moves.move(tx, registration, 'requestCorrection', { actor, reason: items.join('；') });
    });
  }

  /** What a changed notice asks beyond what somebody has handed in: he has at least as long as the notice stands. */
  async askByNotice(tx: EntityManager, lot: LotEntity, registration: RegistrationEntity, items: string[]) {
    const ends = [await this.dueAt(tx, lot), lot.registrationEndsAt].map((at) => at.getTime());
    registration.nextDueAt = new Date(Math.max(...ends));
    const asked = registration.correctionItems ?? [];
    registration.correctionItems = [...asked, ...items.filter((item) => !asked.includes(item))];
    if (registration.state === 'CORRECTION') await tx.save(RegistrationEntity, registration);
    else await this.moves.move(tx, registration, 'requestCorrection', { reason: items.join('；') });
  }

  async resubmit(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const registration = await this.registrations.lockWithLot(tx, id);
      if (!actor.partyId || registration.partyId !== actor.partyId) throw refused('resource.not-found');
      if (registration.state !== 'CORRECTION') throw refused('lifecycle.not-now');
      const lot = await tx.findOneByOrFail(LotEntity, { id: registration.lotId });
      if (lot.state === 'SUSPENDED') throw refused('listing.suspended');
      const { faults, need } = await this.checks.judge(tx, lot, registration);
      requireNone(faults);
      await this.moves.move(tx, registration, 'resubmit', { actor });
      await this.checks.review(tx, lot, registration, { need });
    });
  }

  async stopClock(tx: EntityManager, { id: lotId }: LotEntity): Promise<void> {
    await tx.update(RegistrationEntity, { lotId, state: 'CORRECTION' }, { nextDueAt: null });
  }

  /** Whoever was to correct has the whole time again. */
  async restartClock(tx: EntityManager, lot: LotEntity): Promise<void> {
    const open = { lotId: lot.id, state: 'CORRECTION' } as const;
    if (await tx.existsBy(RegistrationEntity, open))
      await tx.update(RegistrationEntity, open, { nextDueAt: await this.dueAt(tx, lot) });
  }

  private async expire(tx: EntityManager, id: string): Promise<void> {
    const registration = await this.registrations.lockWithLot(tx, id);
    const reason = '没有在期限内补正';
    Object.assign(registration, { decidedAt: await this.clock.now(tx), decisionReason: reason });
    await this.moves.move(tx, registration, 'lapseCorrection', { reason });
  }

  private async dueAt(tx: EntityManager, { terms }: LotEntity): Promise<Date> {
    const days = valueIn(terms.parameters, 'registration.correctionWorkingDays');
    const now = (await this.clock.now(tx)).getTime();
    return new Date(unwrap(periodFrom(await this.calendars.load(tx), now, days)).endAt);
  }
}

/** When a registration came to the state in which it stands. */
function lastEvent(state: RegistrationState): string {
  return `(select max(e.at) from registration_event e where e.registration_id = registration.id and e.to_state = '${state}')`;
}
