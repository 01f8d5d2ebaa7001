import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, periodFrom, postings, refuseDeposit, refusal, valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow, takeSerial } from '../../kernel/db/index.js';
import { unwrap } from '../../kernel/http/index.js';
import {
  type BankReceiptEntity,
  BankReceipts,
  LedgerService,
  PaymentOrders,
} from '../../money/ledger/index.js';
import { LotEntity, lockLot } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { DepositSignals } from './deposit-signals.js';
import { moveDeposit } from './deposit-moves.js';
import { DepositEntity } from './deposit.entity.js';

/** First digits of the virtual accounts under the center's deposit account. */
const SUB_ACCOUNT_PREFIX = '64012200010';

/** 保证金: due once qualified, held when it arrives, released or turned into price when the lot is decided. */
@Injectable()
export class DepositService implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parties: PartyService,
    private readonly ledger: LedgerService,
    private readonly receipts: BankReceipts,
    private readonly orders: PaymentOrders,
    private readonly signals: DepositSignals,
    private readonly registrations: RegistrationMoves,
  ) {}

  onModuleInit(): void {
    this.registrations.whenEntering('QUALIFIED', (tx, registration) => this.ask(tx, registration));
    for (const state of ['LOST', 'WITHDRAWN', 'DISQUALIFIED'] as const)
      this.registrations.whenEntering(state, (tx, registration) => this.letGo(tx, registration));
    this.receipts.matchWith('DEPOSIT_BANK', (tx, receipt) => this.match(tx, receipt));
    this.orders.whenConfirmed('REFUND', async (tx, order) => {
      const deposit = await lockRow(tx, DepositEntity, { registrationId: order.subject });
      await moveDeposit(tx, deposit, 'refund');
    });
  }

  /** The winner's deposit becomes part of the price; returns its amount in fen, 0 where he has none here any more. */
  async convertToPrice(tx: EntityManager, registrationId: string, lotNo: string): Promise<bigint> {
    const deposit = await lockRow(tx, DepositEntity, { registrationId });
    if (deposit.state !== 'HELD') return 0n;
    await moveDeposit(tx, deposit, 'convert');
    const lines = postings.depositToPrice(registrationId, lotNo, deposit.amountFen);
    await this.ledger.post(tx, { key: `deposit-to-price:${deposit.id}`, memo: '保证金转价款', lines });
    return deposit.amountFen;
  }

  /** The time is over and nothing came: the deposit is late and the registration lapses. */
  async expire(tx: EntityManager, id: string): Promise<void> {
    const { lotId, registrationId } = await tx.findOneByOrFail(DepositEntity, { id });
    await lockLot(tx, lotId);
    const registration = await lockRow(tx, RegistrationEntity, { id: registrationId });
    await moveDeposit(tx, await lockRow(tx, DepositEntity, { id }), 'expire');
    await this.registrations.move(tx, registration, 'lapse');
  }

  private async ask(tx: EntityManager, registration: RegistrationEntity): Promise<void> {
    const lot = await tx.findOneByOrFail(LotEntity, { id: registration.lotId });
    const before = await tx.findOneBy(DepositEntity, { registrationId: registration.id });
    if (before) return this.askAgain(tx, lot, registration, before);
    const deadline = await this.deadlineOf(tx, lot);
    const serial = await takeSerial(tx, 'deposit-sub-account');
    await tx.insert(DepositEntity, {
      id: randomUUID(),
      registrationId: registration.id,
      lotId: registration.lotId,
      subAccount: `${SUB_ACCOUNT_PREFIX}${String(serial).padStart(8, '0')}`,
      amountFen: BigInt(lot.terms.depositFen!),
      forfeitedFen: 0n,
      times: 1,
      state: 'DUE',
      ...deadline,
      heldAt: null,
    });
  }

  /** A session is held again: what has not left yet stays, what has been paid back is asked for once more. */
  private async askAgain(
    tx: EntityManager,
    lot: LotEntity,
    registration: RegistrationEntity,
    deposit: DepositEntity,
  ): Promise<void> {
    const order = refundKey(deposit);
    deposit.times += 1;
    if (deposit.state === 'REFUND_DUE') {
      await this.orders.cancel(tx, order);
      await moveDeposit(tx, deposit, 'keep');
      return this.registrations.move(tx, registration, 'admit');
    }
    await moveDeposit(tx, deposit, 'askAgain');
    Object.assign(deposit, await this.deadlineOf(tx, lot), { heldAt: null });
    await tx.save(DepositEntity, deposit);
  }

  /** When a deposit is due from now, and when it counts as missing: the statement is entered a working day later. */
  private async deadlineOf(tx: EntityManager, lot: LotEntity): Promise<{ dueAt: Date; nextDueAt: Date }> {
    const calendar = await this.calendars.load(tx);
    const at = (await this.clock.now(tx)).getTime();
    const period = unwrap(periodFrom(calendar, at, valueIn(lot.terms.parameters, 'deposit.workingDays')));
    const reconciled = unwrap(periodFrom(calendar, period.endAt, 1));
    return { dueAt: new Date(period.endAt), nextDueAt: new Date(reconciled.endAt) };
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

  private async match(tx: EntityManager, receipt: BankReceiptEntity): Promise<string | Refusal> {
    const found = await tx.findOneBy(DepositEntity, { subAccount: receipt.subAccount });
    if (!found) return refusal('deposit.not-due');
    const lot = await lockLot(tx, found.lotId);
    const registration = await lockRow(tx, RegistrationEntity, { id: found.registrationId });
    const deposit = await lockRow(tx, DepositEntity, { id: found.id });
    if (deposit.state !== 'DUE') return refusal('deposit.not-due');
    const applicant = await this.parties.get(registration.partyId, tx);
    const money = {
      payerName: receipt.payerName,
      amountFen: receipt.amountFen,
      arrivedAt: receipt.arrivedAt.getTime(),
    };
    const expected = {
      applicantName: applicant.name,
      amountFen: deposit.amountFen,
      dueAt: lot.state === 'SUSPENDED' ? Infinity : deposit.dueAt.getTime(),
    };
    const fault = refuseDeposit(money, expected);
    if (fault?.code === 'deposit.payer-mismatch') await this.signals.otherPayer(tx, deposit);
    if (fault) return fault;
    await this.signals.sameAccount(tx, deposit, receipt);
    deposit.heldAt = await this.clock.now(tx);
    await moveDeposit(tx, deposit, 'hold');
    const lines = postings.depositIn(registration.id, deposit.amountFen);
    await this.ledger.post(tx, {
      key: `receipt:${receipt.id}`,
      memo: '收取交易保证金',
      bankFlowNo: receipt.flowNo,
      lines,
    });
    await this.registrations.move(tx, registration, 'admit');
    return deposit.id;
  }

  /** Whoever did not win gets everything back, to the registered account, without asking. */
  private async letGo(tx: EntityManager, registration: RegistrationEntity): Promise<void> {
    const deposit = await tx.findOneBy(DepositEntity, { registrationId: registration.id });
    if (deposit?.state === 'DUE') await moveDeposit(tx, deposit, 'expire');
    if (deposit?.state !== 'HELD') return;
    await moveDeposit(tx, deposit, 'release');
    const party = await this.parties.get(registration.partyId, tx);
    await this.orders.order(tx, {
      key: refundKey(deposit),
      kind: 'REFUND',
      bank: 'DEPOSIT_BANK',
      subject: registration.id,
      lotId: deposit.lotId,
      payeeName: party.name,
      payeeAccount: party.bankAccount,
      amountFen: deposit.amountFen - deposit.forfeitedFen,
    });
  }
}

/** One refund each time that it was asked for. */
function refundKey({ id, times }: DepositEntity): string {
  return times === 1 ? `refund:${id}` : `refund:${id}:${times}`;
}
