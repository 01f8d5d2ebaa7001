import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Refusal,
  allocate,
  comparePayer,
  firstDueDate,
  isDueFirst,
  refuseAmount,
  planPayments,
  refusal,
  valueIn,
} from '@helan/domain';
import { priceTermsOf } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { ContractBook, ContractEntity } from '../contract/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { DepositService } from '../../trading/deposit/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { type BankReceiptEntity, type Match, ReceiptOwners } from '../../money/receipt/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { MandateBearers } from '../../people/identity/index.js';
import { PaymentRowEntity } from './payment-row.entity.js';
import { PayoutService } from './payout.service.js';

/** The price comes in through the center's account, row by row of the plan. */
@Injectable()
export class SettlementService implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly book: ContractBook,
    private readonly deposits: DepositService,
    private readonly receipts: ReceiptOwners,
    private readonly moves: ListingMoves,
    private readonly payouts: PayoutService,
    private readonly bearers: MandateBearers,
  ) {}

  onModuleInit(): void {
    this.moves.whenLotEnters('SETTLING', (tx, lot) => this.begin(tx, lot));
    this.moves.whenLotEnters('SETTLED', (tx, lot) => this.giveRestBack(tx, lot));
    this.receipts.matchWith('PRICE_BANK', {
      match: (tx, receipt, isDecided) => this.match(tx, receipt, isDecided),
    });
  }

  /** Both sides have signed: the plan is laid down and the deposit pays what of it is due first. What is given for nothing is settled. */
  private async begin(tx: EntityManager, lot: LotEntity): Promise<void> {
    const contract = await lockRow(tx, ContractEntity, { lotId: lot.id });
    const deal = await lockRow(tx, DealEntity, { lotId: lot.id });
    const calendar = await this.calendars.load(tx);
    const signedAt = (await this.clock.now(tx)).getTime();
    const firstDueOn = firstDueDate(
      calendar,
      signedAt,
      valueIn(lot.terms.parameters, 'price.dueWorkingDays'),
    );
    const plan = planPayments(
      priceTermsOf(lot.terms.price, deal.unitPriceFen),
      { mode: lot.terms.payment, ...lot.terms.paymentTerms },
      firstDueOn,
      calendar.confirmedThrough,
    );
    const rows = plan.map((row) =>
      tx.create(PaymentRowEntity, {
        ...row,
        contractId: contract.id,
        eventOn: null,
        eventNote: null,
        paidFen: 0n,
        paidOutFen: 0n,
      }),
    );
    if (rows.length === 0) {
      await this.deposits.giveBack(tx, deal.registrationId);
      return this.payouts.settleFree(tx, lot, contract);
    }
    await tx.insert(PaymentRowEntity, rows);
    const due = rows.filter((row) => isDueFirst(row, rows[0]!));
    const depositFen = await this.deposits.convertToPrice(tx, deal.registrationId, {
      lotNo: lot.no,
      dueFen: due.reduce((sum, { amountFen }) => sum + amountFen, 0n),
    });
    await this.pay(tx, contract, due, depositFen);
  }

  /** What was due is paid and has gone on: what the deposit holds beyond it secures nothing any more. Source: rules §6.9, §10.1. */
  private async giveRestBack(tx: EntityManager, { id: lotId }: LotEntity): Promise<void> {
    const deal = await tx.findOneBy(DealEntity, { lotId });
    if (deal) await this.deposits.giveBack(tx, deal.registrationId);
  }

  /** A receipt is taken when it pays the next open rows exactly, from the transferee himself. */
  private async match(
    tx: EntityManager,
    receipt: BankReceiptEntity,
    isDecided: boolean,
  ): Promise<Match | Refusal> {
    const found = await tx.findOneBy(ContractEntity, { priceSubAccount: receipt.subAccount });
    if (!found) return refusal('payment.unknown-account', 'subAccount');
    if (!found.lotId) return refusal('payment.contract-ended', 'subAccount');
    const lot = await lockLot(tx, found.lotId);
    const contract = await lockRow(tx, ContractEntity, { id: found.id });
    const name = this.book.open(contract).transfereeName;
    const likeness = comparePayer(receipt.payerName, name);
    const standsFor = likeness === 'OTHER' && (await this.isStoodFor(tx, contract, receipt));
    if (likeness === 'OTHER' && !standsFor) return refusal('payment.payer-mismatch', 'payerName');
    const rows = await tx.find(PaymentRowEntity, {
      where: { contractId: contract.id },
      // What waits for an event is paid after whatever has its day.
      order: { dueOn: { direction: 'ASC', nulls: 'LAST' }, seq: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const sums = openSums(rows);
    if (!sums.includes(receipt.amountFen)) return refuseAmount(receipt.amountFen, sums[0]);
    if (standsFor && !isDecided) return refusal('payment.payer-successor', 'payerName', { name });
    if (likeness === 'CLOSE' && !isDecided) return refusal('payment.payer-close', 'payerName', { name });
    await this.pay(tx, contract, rows, receipt.amountFen);
    return { matchedTo: contract.no, owedTo: lot.no, isBlind: false };
  }

  /** Of whoever has died or can no longer act the bank pays nothing out: a guardian or an heir pays from his own account. */
  private async isStoodFor(
    tx: EntityManager,
    { transfereeId }: ContractEntity,
    { payerName }: BankReceiptEntity,
  ): Promise<boolean> {
    if (!transfereeId) return false;
    const names = await this.bearers.standingFor(tx, transfereeId);
    return names.some((name) => comparePayer(payerName, name) !== 'OTHER');
  }

  private async pay(
    tx: EntityManager,
    contract: ContractEntity,
    rows: PaymentRowEntity[],
    amountFen: bigint,
  ): Promise<void> {
    const { taken } = allocate(
      amountFen,
      rows.map((row) => row.amountFen - row.paidFen),
    );
    for (const [index, row] of rows.entries()) {
      if (taken[index] === 0n) continue;
      row.paidFen += taken[index]!;
      await tx.save(PaymentRowEntity, row);
      if (row.paidFen === row.amountFen) await this.payouts.order(tx, contract, row);
    }
  }
}

/** What would pay the first open row, the first two, and so on. */
function openSums(rows: readonly PaymentRowEntity[]): bigint[] {
  let sum = 0n;
  return rows.filter((row) => row.paidFen < row.amountFen).map((row) => (sum += row.amountFen - row.paidFen));
}
