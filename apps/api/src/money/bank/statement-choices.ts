import { Injectable } from '@nestjs/common';
import { type BankStatementAction, bankStatementLifecycle, isRefusal } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { BankStatementEntity } from './bank-statement.entity.js';

/** Lines that are taken in by one transaction. */
export const BATCH_LINES = 500;

/**
 * What people decide about a file that was read. Its lines that bring money wait for a second person one by one; where it
 * says what became of payments, the second person looks at the file itself before anything of it counts.
 */
@Injectable()
export class StatementChoices {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
  ) {}

  /** 收下好的各笔. */
  async take(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const statement = await lockRow(tx, BankStatementEntity, { id });
      const isForTwo = (statement.paymentLines ?? 0) > 0;
      move(statement, isForTwo ? 'choose' : 'take');
      if (statement.newLines === 0) throw refused('bank.nothing-new');
      Object.assign(statement, { chosenBy: actor.accountId, chosenAt: await this.clock.now(tx) });
      await tx.save(BankStatementEntity, statement);
      if (!isForTwo) await makeBatches(tx, id);
    });
  }

  /** The second person has held the file against the bank's own page. */
  async release(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const statement = await lockRow(tx, BankStatementEntity, { id });
      move(statement, 'release');
      requireOtherPerson(actor, [statement.uploadedBy, statement.chosenBy]);
      Object.assign(statement, { releasedBy: actor.accountId, releasedAt: await this.clock.now(tx) });
      await tx.save(BankStatementEntity, statement);
      await makeBatches(tx, id);
    });
  }

  /** 整份不收: nothing of it counts, the file itself is kept, and may be brought again. */
  async refuse(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const statement = await lockRow(tx, BankStatementEntity, { id });
      move(statement, 'refuse');
      Object.assign(statement, { refusal: reason, endedAt: await this.clock.now(tx) });
      await tx.save(BankStatementEntity, statement);
      await tx.query('delete from bank_statement_line where statement_id = $1', [id]);
    });
  }

  /** Batches that could not be taken in are tried once more, at once. */
  async retry(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const statement = await lockRow(tx, BankStatementEntity, { id });
      if (statement.state !== 'TAKING') throw refused('bank.statement-busy');
      await tx.query(
        'update bank_batch set tries = 0, next_at = platform_now() where statement_id = $1 and done_at is null',
        [id],
      );
    });
  }
}

/** The only way in which people change the state of a file. Its row must be locked. */
function move(statement: BankStatementEntity, action: BankStatementAction): void {
  const to = bankStatementLifecycle.next(statement.state, action);
  if (isRefusal(to)) throw refused('bank.statement-busy');
  statement.state = to;
}

async function makeBatches(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    `insert into bank_batch (statement_id, no, from_no, to_no, next_at)
     select $1, n, (n - 1) * ${BATCH_LINES} + 1, n * ${BATCH_LINES}, platform_now()
     from bank_statement s, generate_series(1, ceil(s.lines / ${BATCH_LINES}.0)::int) n where s.id = $1`,
    [id],
  );
}
