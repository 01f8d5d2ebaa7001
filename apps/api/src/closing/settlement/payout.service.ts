import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isToSettle, shanghaiDate, splitAmong } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { ContractBook, ContractEntity } from '../contract/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import {
  PayeeAccounts,
  type PaymentOrderEntity,
  PaymentOrders,
  type RegisteredAccount,
  rootOf,
} from '../../money/payment/index.js';
import { ListingMoves, LotEntity, THE_PLATFORM, lockLot } from '../../listing/listing/index.js';
import { type Party, PartyService } from '../../people/party/index.js';
import { HouseholdBook, type KeptHousehold } from '../../property/household/index.js';
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
    private readonly accounts: PayeeAccounts,
  ) {}

  onModuleInit(): void {
    this.accounts.knowWith('PAYOUT', (source, orders) => this.registered(source, orders));
    this.orders.whenConfirmed('PAYOUT', (tx, orders, actor) => this.paidOut(tx, orders, actor));
    this.orders.whenCameBack('PAYOUT', async (tx, order) => {
      await lockLot(tx, order.lotId!);
      await this.count(tx, order, -order.amountFen);
    });
  }

  /** To the registered account of the right's holder and to nobody else: the income is his. */
  async order(tx: EntityManager, contract: ContractEntity, row: PaymentRowEntity): Promise<void> {
    const { lotNo } = this.book.open(contract);
    const common = { kind: 'PAYOUT', bank: 'PRICE_BANK', subject: lotNo, lotId: contract.lotId } as const;
    await this.orders.orderAll(
      tx,
      (await this.payeesOf(tx, contract, row.amountFen)).flatMap((payee, index) =>
        payee.amountFen === 0n
          ? []
          : [{ ...common, ...payee, key: `payout:${contract.id}:${row.seq}:${index}` }],
      ),
    );
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
    const collectives = await this.collectivesAmong(tx, households);
    return households.map(({ collectiveId, ...household }, index) => {
      const { name, bankAccount } = collectiveId ? collectives.get(collectiveId)! : household;
      return {
        payeeId: collectiveId,
        payeeName: name,
        payeeAccount: bankAccount,
        amountFen: parts[index]!,
      };
    });
  }

  private async collectivesAmong(
    tx: EntityManager,
    households: readonly KeptHousehold[],
  ): Promise<ReadonlyMap<string, Party>> {
    const ids = new Set(households.flatMap(({ collectiveId }) => collectiveId ?? []));
    const collectives = new Map<string, Party>();
    for (const id of ids) collectives.set(id, await this.parties.get(id, tx));
    return collectives;
  }

  /** Of households, who are no parties of the platform, what the sheet of their lot says now. */
  private async registered(
    source: EntityManager | DataSource,
    orders: readonly PaymentOrderEntity[],
  ): Promise<ReadonlyMap<string, RegisteredAccount>> {
    const found = new Map<string, RegisteredAccount>();
    for (const ofLot of grouped(orders, ({ lotId }) => lotId ?? '')) {
      const rows: { project_id: string }[] = await source.query('select project_id from lot where id = $1', [
        ofLot[0]!.lotId,
      ]);
      const households = rows[0] ? await this.households.of(source, rows[0].project_id) : [];
      for (const order of ofLot) {
        const household = households[Number(rootOf(order.key).split(':')[3])];
        if (!household || household.collectiveId) continue;
        found.set(order.id, { account: household.bankAccount, bankName: household.bankName });
      }
    }
    return found;
  }

  /** Nothing is to be paid where a right is given for nothing; the sheet says so. Source: rules §3.1. */
  async settleFree(tx: EntityManager, lot: LotEntity, contract: ContractEntity): Promise<void> {
    await this.sheet.keep(tx, lot, contract);
    await this.moves.moveLot(tx, lot, 'settle', { ...THE_PLATFORM, reason: '无偿流转，没有价款' });
  }

  /** Lot by lot, in the order of their ids. */
  private async paidOut(
    tx: EntityManager,
    orders: readonly PaymentOrderEntity[],
    actor: Actor | null,
  ): Promise<void> {
    for (const ofLot of grouped(orders, ({ lotId }) => lotId!)) {
      const lot = await lockLot(tx, ofLot[0]!.lotId!);
      for (const ofRow of grouped(ofLot, (order) => JSON.stringify(rowOf(order))))
        await this.count(
          tx,
          ofRow[0]!,
          ofRow.reduce((sum, { amountFen }) => sum + amountFen, 0n),
        );
      const { contractId } = rowOf(ofLot[0]!);
      if (lot.state === 'SETTLING' && (await this.isSettled(tx, contractId)))
        await this.settle(tx, lot, contractId, actor);
    }
  }

  /** So much more of a row has gone out, or come back. The lot is locked. */
  private async count(tx: EntityManager, order: PaymentOrderEntity, amountFen: bigint): Promise<void> {
    const row = await lockRow(tx, PaymentRowEntity, rowOf(order));
    row.paidOutFen += amountFen;
    await tx.save(PaymentRowEntity, row);
  }

  /** Everything that is to be settled now is received and paid out. */
  private async isSettled(tx: EntityManager, contractId: string): Promise<boolean> {
    const today = shanghaiDate((await this.clock.now(tx)).getTime());
    const rows = await tx.find(PaymentRowEntity, { where: { contractId }, order: { seq: 'ASC' } });
    const due = rows.filter((row) => isToSettle(row, today));
    return due.every((row) => row.paidOutFen === row.amountFen);
  }

  private async settle(
    tx: EntityManager,
    lot: LotEntity,
    contractId: string,
    actor: Actor | null,
  ): Promise<void> {
    const contract = await lockRow(tx, ContractEntity, { id: contractId });
    await this.sheet.keep(tx, lot, contract);
    const by = actor
      ? ({ role: 'FINANCE_CHECK', actor } as const)
      : { ...THE_PLATFORM, reason: '银行回单全部付成' };
    await this.moves.moveLot(tx, lot, 'settle', by);
  }
}

/** The row of the plan that an order pays out. */
function rowOf({ key }: PaymentOrderEntity): { contractId: string; seq: number } {
  const [, contractId, seq] = rootOf(key).split(':') as [string, string, string, string];
  return { contractId, seq: Number(seq) };
}

/** Those of one key together, the keys in order. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}
