import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { periodFrom, valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { unwrap } from '../../kernel/http/index.js';
import { LotEntity, lockLot } from '../../listing/listing/index.js';
import { PaymentOrders } from '../../money/payment/index.js';
import { SubAccounts } from '../../money/receipt/index.js';
import { CalendarService, Recounts, countedColumns } from '../../rules/calendar/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { moveDeposit, refundKey } from './deposit-moves.js';
import { DepositEntity } from './deposit.entity.js';

/** Asks for deposits: once somebody is qualified, and again where a session is held again. */
@Injectable()
export class DepositCalls implements OnModuleInit {
  private letGo: (tx: EntityManager, lot: LotEntity) => Promise<void> = async () => undefined;

  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly orders: PaymentOrders,
    private readonly subAccounts: SubAccounts,
    private readonly registrations: RegistrationMoves,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.registrations.whenEntering('QUALIFIED', (tx, registration) => this.ask(tx, registration));
    this.recounts.of(
      countedColumns({
        table: 'deposit',
        began: `(select max(e.at) from registration_event e
                 where e.registration_id = deposit.registration_id and e.to_state = 'QUALIFIED')`,
        ends: ['due_at', 'next_due_at'],
        runs: "state = 'DUE'",
      }),
    );
  }

  async stopClock(tx: EntityManager, lot: LotEntity): Promise<void> {
    await tx.update(DepositEntity, { lotId: lot.id, state: 'DUE' }, { nextDueAt: null });
  }

  /** Whoever had not paid yet has the whole time again. */
  async restartClock(tx: EntityManager, lot: LotEntity): Promise<void> {
    const open = await tx.countBy(DepositEntity, { lotId: lot.id, state: 'DUE' });
    if (open > 0)
      await tx.update(DepositEntity, { lotId: lot.id, state: 'DUE' }, await this.deadlineOf(tx, lot));
  }

  /** The domain that counts who is left is told when a receipt goes back; the lot's row is locked. */
  whenLetGo(hook: (tx: EntityManager, lot: LotEntity) => Promise<void>): void {
    this.letGo = hook;
  }

  /**
   * A receipt goes back: the deposit is waited for as long as it would have been. Of a lot that stands still the clock
   * starts when it goes on.
   */
  async waitOn(tx: EntityManager, subAccount: string): Promise<void> {
    const found = await tx.findOneBy(DepositEntity, { subAccount });
    if (!found) return;
    const lot = await lockLot(tx, found.lotId);
    const deposit = await lockRow(tx, DepositEntity, { id: found.id });
    if (deposit.state === 'LATE') return this.letGo(tx, lot);
    if (deposit.state !== 'DUE' || deposit.nextDueAt || lot.state === 'SUSPENDED') return;
    if (!(await tx.existsBy(RegistrationEntity, { id: deposit.registrationId, state: 'QUALIFIED' }))) return;
    const { endAt } = unwrap(periodFrom(await this.calendars.load(tx), deposit.dueAt.getTime(), 1));
    await tx.update(DepositEntity, { id: deposit.id }, { nextDueAt: new Date(endAt) });
  }

  /** Whoever is fit is admitted at once where no deposit is asked for. Source: rules §6.4. */
  private async ask(tx: EntityManager, registration: RegistrationEntity): Promise<void> {
    const lot = await tx.findOneByOrFail(LotEntity, { id: registration.lotId });
    const amountFen = BigInt(lot.terms.depositFen ?? 0);
    if (amountFen === 0n) return this.registrations.move(tx, registration, 'admit');
    const before = await tx.findOneBy(DepositEntity, { registrationId: registration.id });
    if (before) return this.askAgain(tx, lot, registration, before);
    const deadline = await this.deadlineOf(tx, lot);
    await tx.insert(DepositEntity, {
      id: randomUUID(),
      registrationId: registration.id,
      lotId: registration.lotId,
      subAccount: await this.subAccounts.open(tx, 'DEPOSIT_BANK'),
      amountFen,
      forfeitedFen: 0n,
      convertedFen: 0n,
      times: 1,
      state: 'DUE',
      ...deadline,
      heldAt: null,
    });
  }

  /**
   * A session is held again, or somebody is found fit once more: what is held, or has not left yet and is as much as is
   * asked, stays; anything else is asked for anew, and what is on its way back goes its way beside it.
   */
  private async askAgain(
    tx: EntityManager,
    lot: LotEntity,
    registration: RegistrationEntity,
    deposit: DepositEntity,
  ): Promise<void> {
    const amountFen = BigInt(lot.terms.depositFen ?? 0);
    if (await this.isKept(tx, deposit, amountFen)) return this.registrations.move(tx, registration, 'admit');
    if (deposit.state !== 'DUE') {
      deposit.times += 1;
      await moveDeposit(tx, deposit, 'askAgain');
    }
    Object.assign(deposit, await this.deadlineOf(tx, lot), { amountFen, heldAt: null });
    await tx.save(DepositEntity, deposit);
  }

  /** Whether a deposit is held, or held again because the bank has not been told to pay it back. */
  private async isKept(tx: EntityManager, deposit: DepositEntity, amountFen: bigint): Promise<boolean> {
    if (deposit.state === 'HELD') return true;
    if (deposit.state !== 'REFUND_DUE' || deposit.amountFen !== amountFen) return false;
    const order = refundKey(deposit);
    if ((await this.orders.lockAll(tx, order)).some(({ state }) => state === 'SENT' || state === 'ENTERED'))
      return false;
    await this.orders.cancel(tx, order);
    deposit.times += 1;
    await moveDeposit(tx, deposit, 'keep');
    return true;
  }

  /** When a deposit is due from now, and when it counts as missing: the statement is entered a working day later. */
  private async deadlineOf(tx: EntityManager, lot: LotEntity): Promise<{ dueAt: Date; nextDueAt: Date }> {
    const calendar = await this.calendars.load(tx);
    const at = (await this.clock.now(tx)).getTime();
    const period = unwrap(periodFrom(calendar, at, valueIn(lot.terms.parameters, 'deposit.workingDays')));
    const reconciled = unwrap(periodFrom(calendar, period.endAt, 1));
    return { dueAt: new Date(period.endAt), nextDueAt: new Date(reconciled.endAt) };
  }
}
