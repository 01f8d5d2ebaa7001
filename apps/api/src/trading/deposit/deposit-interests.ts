import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type DatedRate,
  clauseIn,
  depositInterest,
  depositInterestLifecycle,
  postings,
  shanghaiDate,
} from '@helan/domain';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { unwrap } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { LedgerService, type NewEntry } from '../../money/ledger/index.js';
import { type PaymentOrderEntity, PaymentOrders, rootOf } from '../../money/payment/index.js';
import { DepositInterestEntity } from './deposit-interest.entity.js';
import type { DepositEntity } from './deposit.entity.js';
import { InterestReceiptEntity } from './interest-receipt.entity.js';
import { RefundAccounts } from './refund-accounts.js';

/** A deposit and the order by which it went back. */
interface Refunded {
  readonly deposit: DepositEntity;
  readonly order: PaymentOrderEntity;
}

/**
 * 保证金利息: where the notice says so, counted once its deposit has gone back, and paid out of the interest that the bank
 * has given, the earliest first; what the bank has not given yet waits. Source: rules §10.1, §10.2.
 */
@Injectable()
export class DepositInterests implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly ledger: LedgerService,
    private readonly orders: PaymentOrders,
    private readonly accounts: RefundAccounts,
  ) {}

  onModuleInit(): void {
    this.orders.whenConfirmed('INTEREST', async (tx, orders) => {
      for (const order of orders) await this.move(tx, idOf(order), 'pay');
    });
    this.orders.whenCameBack('INTEREST', (tx, order) => this.move(tx, idOf(order), 'comeBack'));
  }

  /** Of each deposit that has gone back, once a refund: one that came back and was paid again bears no second interest. */
  async accrue(tx: EntityManager, refunded: readonly Refunded[]): Promise<void> {
    const lots = await tx.findBy(LotEntity, { id: In(refunded.map(({ deposit }) => deposit.lotId)) });
    const bearing = new Set(
      lots.filter(({ terms }) => clauseIn(terms).interest === 'BANK').map(({ id }) => id),
    );
    const due = refunded.filter(({ deposit }) => bearing.has(deposit.lotId));
    if (due.length === 0) return;
    const rates = await ratesOf(tx);
    const since = await this.accounts.of(
      tx,
      due.map(({ deposit }) => deposit.id),
    );
    const decided = await decidedOn(
      tx,
      due.map(({ order }) => rootOf(order.key)),
    );
    const createdAt = await this.clock.now(tx);
    for (const { deposit, order } of due) {
      const from = since.get(deposit.id)!.arrivedOn;
      const to = decided.get(rootOf(order.key))!;
      if (from === null) continue;
      const amountFen = depositInterest(order.amountFen, { from, to }, rates);
      if (amountFen > 0n) await writeDown(tx, { deposit, order, from, to, rates, amountFen, createdAt });
    }
    await this.fund(tx);
  }

  /** Gives out what interest has come in, as far as it covers what waits; the earliest waits for nobody behind it. */
  async fund(tx: EntityManager): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const receipts = await tx.find(InterestReceiptEntity, {
      where: { bank: 'DEPOSIT_BANK', state: 'CONFIRMED', restFen: MoreThan(0n) },
      order: { arrivedOn: 'ASC', enteredAt: 'ASC', id: 'ASC' },
      lock,
    });
    const waiting = await tx.find(DepositInterestEntity, {
      where: { state: 'WAITING' },
      order: { createdAt: 'ASC', id: 'ASC' },
      lock,
    });
    let hereFen = receipts.reduce((sum, { restFen }) => sum + restFen, 0n);
    const funded: DepositInterestEntity[] = [];
    for (const one of waiting) {
      if (one.amountFen > hereFen) break;
      hereFen -= one.amountFen;
      funded.push(one);
    }
    await this.ledger.postAll(
      tx,
      funded.flatMap((one) => assign(one, receipts)),
    );
    await tx.save(InterestReceiptEntity, receipts);
    await this.order(tx, funded);
  }

  private async order(tx: EntityManager, funded: readonly DepositInterestEntity[]): Promise<void> {
    const accounts = await this.accounts.of(
      tx,
      funded.map(({ depositId }) => depositId),
    );
    for (const { id } of funded) await this.move(tx, id, 'fund');
    await this.orders.orderAll(
      tx,
      funded.map(({ id, depositId, registrationId, lotId, amountFen }) => {
        const { payeeId, payeeName, payeeAccount } = accounts.get(depositId)!;
        return {
          ...{ payeeId, payeeName, payeeAccount, lotId, amountFen },
          key: `interest:${id}`,
          kind: 'INTEREST' as const,
          bank: 'DEPOSIT_BANK' as const,
          subject: registrationId,
        };
      }),
    );
  }

  private async move(tx: EntityManager, id: string, action: 'fund' | 'pay' | 'comeBack'): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const interest = await tx.findOneOrFail(DepositInterestEntity, { where: { id }, lock });
    interest.state = unwrap(depositInterestLifecycle.next(interest.state, action));
    await tx.save(DepositInterestEntity, interest);
  }
}

function idOf({ key }: PaymentOrderEntity): string {
  return rootOf(key).slice('interest:'.length);
}

/** Takes an interest out of what is left of the receipts, in their order: an entry for each it is taken from. */
function assign(
  { id, registrationId, amountFen }: DepositInterestEntity,
  receipts: readonly InterestReceiptEntity[],
): NewEntry[] {
  const entries: NewEntry[] = [];
  let openFen = amountFen;
  for (const receipt of receipts) {
    const fen = receipt.restFen < openFen ? receipt.restFen : openFen;
    if (fen === 0n) continue;
    receipt.restFen -= fen;
    openFen -= fen;
    entries.push({
      key: `interest:${id}:${receipt.id}`,
      memo: '保证金利息，从银行结息中付',
      lines: postings.interestAssigned('DEPOSIT_BANK', receipt.id, registrationId, fen),
    });
  }
  return entries;
}

/** Every value that the bank's rate has had, in the order of their days. */
async function ratesOf(tx: EntityManager): Promise<DatedRate[]> {
  return tx.query(
    `select effective_from::text as from, value as rate from parameter where key = 'deposit.interestRate'
     order by effective_from`,
  );
}

/** The day on which each refund was first ordered, by its key. */
async function decidedOn(tx: EntityManager, keys: readonly string[]): Promise<Map<string, string>> {
  const rows: { key: string; created_at: Date }[] = await tx.query(
    'select key, created_at from payment_order where key = any($1)',
    [keys],
  );
  return new Map(rows.map(({ key, created_at: at }) => [key, shanghaiDate(at.getTime())]));
}

async function writeDown(
  tx: EntityManager,
  {
    deposit,
    order,
    from,
    to,
    rates,
    amountFen,
    createdAt,
  }: Refunded & {
    readonly from: string;
    readonly to: string;
    readonly rates: readonly DatedRate[];
    readonly amountFen: bigint;
    readonly createdAt: Date;
  },
): Promise<void> {
  const { id: depositId, registrationId, lotId, times } = deposit;
  await tx
    .createQueryBuilder()
    .insert()
    .into(DepositInterestEntity)
    .values({
      ...{ depositId, registrationId, lotId, times, amountFen, createdAt },
      id: randomUUID(),
      baseFen: order.amountFen,
      fromOn: from,
      toOn: to,
      rates: rates.filter((one) => one.from < to),
      state: 'WAITING',
    })
    .orIgnore()
    .execute();
}
