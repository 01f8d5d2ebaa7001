import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type PlainDate,
  type Refusal,
  allocate,
  comparePayer,
  daysBetween,
  isDueFirst,
  lateFee,
  postings,
  refuseAmount,
  refusal,
  shanghaiDate,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ContractBook, ContractEntity, PaymentRowEntity, moveRow } from '../contract/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { DepositService, KeptBonds } from '../../trading/deposit/index.js';
import { lockRow } from '../../kernel/db/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type BankReceiptEntity, type Match, ReceiptOwners } from '../../money/receipt/index.js';
import { ListingMoves, type LotEntity, THE_PLATFORM, lockLot } from '../../listing/listing/index.js';
import { MandateBearers } from '../../people/identity/index.js';
import { PayoutService } from './payout.service.js';
import { PRICE_KINDS, PlanBook, isOpen, lateOf } from './plan-book.js';

/** Money that has come in for a contract, and on which day the bank had it. */
interface Income {
  readonly lot: LotEntity;
  readonly amountFen: bigint;
  readonly paidOn: PlainDate;
  /** The line of the bank that brought it; nothing of a deposit, which pays price alone. */
  readonly receiptId?: string;
}

/** The price comes in through the center's account, row by row of the plan. */
@Injectable()
export class SettlementService implements OnModuleInit {
  constructor(
    private readonly plan: PlanBook,
    private readonly book: ContractBook,
    private readonly deposits: DepositService,
    private readonly receipts: ReceiptOwners,
    private readonly moves: ListingMoves,
    private readonly payouts: PayoutService,
    private readonly bearers: MandateBearers,
    private readonly bonds: KeptBonds,
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
    const rows = await this.plan.layDown(tx, lot, contract.id);
    if (rows.length === 0) {
      await this.deposits.giveBack(tx, deal.registrationId);
      return this.payouts.settleFree(tx, lot, contract);
    }
    const due = rows.filter((row) => row.kind === 'PRICE' && isDueFirst(row, rows[0]!));
    const depositFen = await this.deposits.convertToPrice(tx, deal.registrationId, {
      lotNo: lot.no,
      dueFen: due.reduce((sum, { amountFen }) => sum + amountFen, 0n),
    });
    const paidOn = await this.plan.today(tx);
    await this.pay(tx, contract, due, { lot, amountFen: depositFen, paidOn });
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
    const rows = (await this.plan.lockRows(tx, contract.id)).filter(isOpen);
    const sums = openSums(rows);
    if (!sums.includes(receipt.amountFen)) return refuseAmount(receipt.amountFen, sums[0]);
    if (standsFor && !isDecided) return refusal('payment.payer-successor', 'payerName', { name });
    if (likeness === 'CLOSE' && !isDecided) return refusal('payment.payer-close', 'payerName', { name });
    const paidOn = shanghaiDate(receipt.arrivedAt.getTime());
    const { amountFen, id: receiptId } = receipt;
    const bondFen = await this.pay(tx, contract, rows, { lot, amountFen, paidOn, receiptId });
    const moreLines = bondFen === 0n ? [] : postings.bondKept(lot.no, bondFen);
    return { matchedTo: contract.no, owedTo: lot.no, isBlind: false, moreLines };
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

  /** Row by row in their order; what is full goes on to whose it is. Returns how much stays as bond. */
  private async pay(
    tx: EntityManager,
    contract: ContractEntity,
    rows: readonly PaymentRowEntity[],
    { lot, amountFen, paidOn, receiptId }: Income,
  ): Promise<bigint> {
    let keptFen = 0n;
    const { taken } = allocate(
      amountFen,
      rows.map((row) => row.amountFen - row.paidFen),
    );
    for (const [index, row] of rows.entries()) {
      if (taken[index] === 0n) continue;
      row.paidFen += taken[index]!;
      if (row.paidFen === row.amountFen) {
        row.paidOn = paidOn;
        moveRow(row, 'pay');
      }
      await tx.save(PaymentRowEntity, row);
      if (row.state === 'PAID' && row.kind === 'BOND') {
        await this.keep(tx, contract, row, { lot, receiptId: receiptId! });
        keptFen += row.amountFen;
      } else if (row.state === 'PAID') await this.payouts.order(tx, contract, row);
      await this.chargeLate(tx, contract, row, { lot, amountFen: taken[index]!, paidOn });
    }
    return keptFen;
  }

  /** A bond stays with the center; where it came last, all is settled. */
  private async keep(
    tx: EntityManager,
    { id }: ContractEntity,
    row: PaymentRowEntity,
    { lot, receiptId }: { readonly lot: LotEntity; readonly receiptId: string },
  ): Promise<void> {
    const { registrationId } = await tx.findOneByOrFail(DealEntity, { lotId: lot.id });
    const { kind } = lot.terms.paymentTerms!.bond!;
    await this.bonds.keep(tx, lot, { kind, registrationId, receiptId, amountFen: row.amountFen });
    moveRow(row, 'keep');
    await tx.save(PaymentRowEntity, row);
    await this.payouts.settleWhenDone(tx, lot, id, { ...THE_PLATFORM, reason: '另交的保证金已收齐' });
  }

  /** What came late costs what the contract says, and nothing where it says nothing; a fee itself costs none. Source: rules §10.1. */
  private async chargeLate(
    tx: EntityManager,
    contract: ContractEntity,
    row: PaymentRowEntity,
    { lot, amountFen: lateFen, paidOn }: Income,
  ): Promise<void> {
    if (!PRICE_KINDS.includes(row.kind)) return;
    const rate = lot.terms.paymentTerms?.lateFeePerMyriad;
    const amountFen = lateFee(lateFen, { dueOn: row.dueOn, paidOn }, rate);
    if (amountFen === 0n) return;
    const days = daysBetween(row.dueOn!, paidOn);
    const covers = `${lateOf(row.seq)} ${days} 天的违约金`;
    await this.plan.add(tx, lot, contract.id, { kind: 'LATE_FEE', amountFen, covers });
    await tell(tx, 'plan.changed', lot.id, { contractId: contract.id, what: 'LATE_FEE' });
  }
}

/** What would pay the first open row, the first two, and so on. */
function openSums(rows: readonly PaymentRowEntity[]): bigint[] {
  let sum = 0n;
  return rows.map((row) => (sum += row.amountFen - row.paidFen));
}
