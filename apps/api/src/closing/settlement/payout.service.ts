import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isToSettle, shanghaiDate, splitAmong } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ContractBook, ContractEntity } from '../contract/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { type PaymentOrderEntity, PaymentOrders, rootOf } from '../../money/ledger/index.js';
import { ListingMoves, LotEntity, THE_PLATFORM, lockLot } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { HouseholdBook } from '../../property/household/index.js';
import { PaymentRowEntity } from './payment-row.entity.js';
import { SettlementSheet } from './settlement-sheet.js';

interface Payee {
  /** Who is to have it, where he is registered. */
  readonly payeeId: string | null;
  readonly payeeName: string;
  readonly payeeAccount: string;
  readonly amountFen: bigint;
}

/** The price goes out to whose right it was; when all that is due has gone, the lot is settled. */
@Injectable()
export class PayoutService implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly households: HouseholdBook,
    private readonly book: ContractBook,
    private readonly orders: PaymentOrders,
    private readonly moves: ListingMoves,
    private readonly sheet: SettlementSheet,
  ) {}

  onModuleInit(): void {
    this.orders.whenConfirmed('PAYOUT', (tx, order, actor) => this.paidOut(tx, order, actor));
    this.orders.whenCameBack('PAYOUT', async (tx, order) => {
      await this.count(tx, order, -order.amountFen);
    });
  }

  /** To the registered account of the right's holder and to nobody else: the income is his. */
  async order(tx: EntityManager, contract: ContractEntity, row: PaymentRowEntity): Promise<void> {
    const { lotNo } = this.book.open(contract);
    for (const [index, payee] of (await this.payeesOf(tx, contract, row.amountFen)).entries()) {
      if (payee.amountFen === 0n) continue;
      await this.orders.order(tx, {
        key: `payout:${contract.id}:${row.seq}:${index}`,
        kind: 'PAYOUT',
        bank: 'PRICE_BANK',
        subject: lotNo,
        lotId: contract.lotId,
        ...payee,
      });
    }
  }

  /** To whom an amount of a price goes: the right's holder; of a lot of many households each of them, with its part, and the collective for its own land. Source: 农村土地承包法 第三十九条. */
  async payeesOf(tx: EntityManager, contract: ContractEntity, amountFen: bigint): Promise<Payee[]> {
    const { projectId } = await tx.findOneByOrFail(LotEntity, { id: contract.lotId! });
    const households = await this.households.of(tx, projectId);
    if (households.length === 0) {
      const transferor = await this.parties.get(this.book.open(contract).transferorId, tx);
      return [
        {
          payeeId: transferor.id,
          payeeName: transferor.name,
          payeeAccount: transferor.bankAccount,
          amountFen,
        },
      ];
    }
    const parts = splitAmong(amountFen, households);
    return Promise.all(
      households.map(async ({ collectiveId, ...household }, index) => {
        const { name, bankAccount } = collectiveId ? await this.parties.get(collectiveId, tx) : household;
        const payeeId = collectiveId ?? null;
        return { payeeId, payeeName: name, payeeAccount: bankAccount, amountFen: parts[index]! };
      }),
    );
  }

  /** Nothing is to be paid where a right is given for nothing; the sheet says so. Source: rules §3.1. */
  async settleFree(tx: EntityManager, lot: LotEntity, contract: ContractEntity): Promise<void> {
    await this.sheet.keep(tx, lot, contract);
    await this.moves.moveLot(tx, lot, 'settle', { ...THE_PLATFORM, reason: '无偿流转，没有价款' });
  }

  private async paidOut(tx: EntityManager, order: PaymentOrderEntity, actor: Actor): Promise<void> {
    const { lot, contractId } = await this.count(tx, order, order.amountFen);
    if (lot.state === 'SETTLING' && (await this.isSettled(tx, contractId)))
      await this.settle(tx, lot, contractId, actor);
  }

  /** So much more of a row has gone out, or come back. */
  private async count(
    tx: EntityManager,
    order: PaymentOrderEntity,
    amountFen: bigint,
  ): Promise<{ lot: LotEntity; contractId: string }> {
    const [, contractId, seq] = rootOf(order.key).split(':') as [string, string, string, string];
    const lot = await lockLot(tx, order.lotId!);
    const row = await lockRow(tx, PaymentRowEntity, { contractId, seq: Number(seq) });
    row.paidOutFen += amountFen;
    await tx.save(PaymentRowEntity, row);
    return { lot, contractId };
  }

  /** Everything that is to be settled now is received and paid out. */
  private async isSettled(tx: EntityManager, contractId: string): Promise<boolean> {
    const today = shanghaiDate((await this.clock.now(tx)).getTime());
    const rows = await tx.find(PaymentRowEntity, { where: { contractId }, order: { seq: 'ASC' } });
    const due = rows.filter((row) => isToSettle(row, today));
    return due.every((row) => row.paidOutFen === row.amountFen);
  }

  private async settle(tx: EntityManager, lot: LotEntity, contractId: string, actor: Actor): Promise<void> {
    const contract = await lockRow(tx, ContractEntity, { id: contractId });
    await this.sheet.keep(tx, lot, contract);
    await this.moves.moveLot(tx, lot, 'settle', { role: 'FINANCE_CHECK', actor });
  }
}
