import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lettersDue } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { lockRow } from '../../kernel/db/index.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { BankReceipts } from '../../money/receipt/index.js';
import { ContractEntity, PaymentRowEntity, moveRow, schedule, waitADay } from '../contract/index.js';
import { Dunning } from './dunning.service.js';
import { PlanBook } from './plan-book.js';

/** What days do to the payments of a contract: they fall due, are overdue, and are asked for. Source: rules §6.10, §10.1. */
@Injectable()
export class PaymentRowClock implements OnModuleInit {
  constructor(
    private readonly runner: DueRunner,
    private readonly plan: PlanBook,
    private readonly dunning: Dunning,
    private readonly receipts: BankReceipts,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'payment_row',
      key: 'id',
      name: '合同付款期',
      of: 'contract_id',
      apply: (tx, id) => this.apply(tx, id),
    });
  }

  private async apply(tx: EntityManager, id: string): Promise<void> {
    const row = await lockRow(tx, PaymentRowEntity, { id });
    const contract = await tx.findOneByOrFail(ContractEntity, { id: row.contractId });
    const today = await this.plan.today(tx);
    if (row.state === 'PLANNED') moveRow(row, 'fallDue');
    else if (row.state === 'DUE') moveRow(row, 'fallOverdue');
    // Money that is on the statement and not confirmed yet may be his: nobody is asked for what he has paid.
    else if (await this.receipts.isWaiting(tx, 'PRICE_BANK', [contract.priceSubAccount]))
      waitADay(row, today);
    else await this.ask(tx, contract, row);
    await tx.save(PaymentRowEntity, row);
  }

  /** However many days have passed unseen, one letter asks: the last. */
  private async ask(tx: EntityManager, contract: ContractEntity, row: PaymentRowEntity): Promise<void> {
    const today = await this.plan.today(tx);
    const step = lettersDue(row.dueOn!, today);
    if (step > row.dunned) {
      await this.dunning.write(tx, contract, row, { step, today });
      row.dunned = step;
    }
    schedule(row);
  }
}
