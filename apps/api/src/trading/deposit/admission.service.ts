import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RegistrationState, StandingApplicants } from '@helan/domain';
import { type EntityManager, In } from 'typeorm';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { eachAsked } from '../../kernel/db/index.js';
import { ListingMoves, LotEntity, THE_PLATFORM, lockLot } from '../../listing/listing/index.js';
import { SuspensionService, WithdrawalService } from '../../publicity/notice/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { DepositCalls } from './deposit-calls.js';
import { DepositEntity } from './deposit.entity.js';
import { DepositService } from './deposit.service.js';
import { LastRefusals } from './last-refusals.js';

const PENDING: RegistrationState[] = ['QUALIFYING', 'CORRECTION', 'QUALIFIED'];

interface Places {
  readonly admitted: number;
  readonly pending: number;
}

const places = eachAsked<{ lotId: string; states: readonly RegistrationState[] }, Places>(
  { lotId: 'uuid', states: 'text[]' },
  ({ lotId, states }) => `select count(*) filter (where state = 'ADMITTED')::int as admitted,
      count(*) filter (where state = any(${states}))::int as pending
    from registration where lot_id = ${lotId}`,
);

type Settled = (tx: EntityManager, lot: LotEntity) => Promise<void>;

/**
 * After the period: once every applicant is decided and paid or late, a lot without anybody left fails, as soon as no
 * refusal can be taken up again any more.
 */
@Injectable()
export class AdmissionService implements OnModuleInit {
  private settled: Settled = async () => undefined;

  constructor(
    private readonly runner: DueRunner,
    private readonly deposits: DepositService,
    private readonly calls: DepositCalls,
    private readonly lots: ListingMoves,
    private readonly registrations: RegistrationMoves,
    private readonly suspensions: SuspensionService,
    private readonly withdrawals: WithdrawalService,
    private readonly refusals: LastRefusals,
  ) {}

  onModuleInit(): void {
    this.withdrawals.countWith((tx, lot) => this.standing(tx, lot));
    this.runner.register({
      table: 'deposit',
      key: 'id',
      name: '保证金的交纳期限',
      of: 'lot_id',
      apply: (tx, id) => this.deposits.expire(tx, id),
    });
    this.lots.whenLotEnters('REG_CLOSED', (tx, lot) => this.assess(tx, lot));
    this.lots.whenLotEnters('SUSPENDED', (tx, lot) => this.calls.stopClock(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.calls.restartClock(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.assess(tx, lot));
    this.calls.whenLetGo((tx, lot) => this.assess(tx, lot));
    this.refusals.whenOver((tx, lot) => this.assess(tx, lot));
    this.registrations.whenEntering('QUALIFYING', async (tx, { lotId }) =>
      this.refusals.stop(tx, await lockLot(tx, lotId)),
    );
    this.registrations.whenEntering('ADMITTED', async (tx, { lotId }, action) => {
      if (action === 'reinstate') await this.refusals.stop(tx, await lockLot(tx, lotId));
    });
    for (const state of ['ADMITTED', 'DISQUALIFIED', 'LAPSED'] as const) {
      this.registrations.whenEntering(state, async (tx, { lotId }) =>
        this.assess(tx, await lockLot(tx, lotId)),
      );
    }
  }

  /** The domain that goes on with whoever is admitted registers itself here. */
  whenSettled(hook: Settled): void {
    this.settled = hook;
  }

  /** How many are admitted, and whether anybody's place is still open. */
  async count(tx: EntityManager, lotId: string): Promise<{ admitted: number; isPending: boolean }> {
    const [{ admitted, pending }] = (await places(tx, { lotId, states: PENDING })) as [Places];
    return { admitted, isPending: pending > 0 || (await this.deposits.isLookedAt(tx, lotId)) };
  }

  /** Until when a refusal in this lot may be taken up again; null where none can be. */
  reconsiderableUntil(tx: EntityManager, lot: LotEntity): Promise<Date | null> {
    return this.refusals.openUntil(tx, lot);
  }

  /** Who had applied and not left, and what the center holds of them. */
  private async standing(tx: EntityManager, { id: lotId }: LotEntity): Promise<StandingApplicants> {
    const state = In<RegistrationState>([...PENDING, 'ADMITTED']);
    const count = await tx.count(RegistrationEntity, { where: { lotId, state } });
    const held = await tx.findBy(DepositEntity, { lotId, state: 'HELD' });
    return { count, depositsFen: held.map(({ amountFen }) => amountFen) };
  }

  private async assess(tx: EntityManager, lot: LotEntity): Promise<void> {
    if (lot.state !== 'REG_CLOSED' || lot.terms.isRelay) return;
    const { admitted, isPending } = await this.count(tx, lot.id);
    if (isPending) return;
    if (admitted > 0) return this.settled(tx, lot);
    if (await this.refusals.wait(tx, lot)) return;
    await this.lots.moveLot(tx, lot, 'fail', { ...THE_PLATFORM, reason: '没有人取得竞买资格' });
  }
}
