import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Transactions } from '../../kernel/db/index.js';
import { codeOf } from '../../kernel/due/code-of-error.js';
import { logger } from '../../kernel/logger.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { type BatchOf, LineOutcomes, type LineToTake } from './line-outcomes.js';

/** After so many tries it waits for people. */
const MOST_TRIES = 5;

interface Batch extends BatchOf {
  readonly no: number;
  readonly from_no: number;
  readonly to_no: number;
}

interface Row extends Omit<LineToTake, 'amountFen' | 'otherAccount'> {
  readonly amountFen: string | null;
  readonly sealed: Buffer | null;
}

/**
 * Takes the lines of a file in, a batch by a transaction: whoever has the batch's row under its lock does it, another
 * process takes the next one, and a process that is killed has done nothing of its own. No two lines of one file are the
 * same line, so that its batches may be taken side by side; files of one account are taken one after another, so that no two
 * of them find the same line new.
 */
@Injectable()
export class StatementTaker {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly outcomes: LineOutcomes,
  ) {}

  /** One batch that waits; whether there was one. */
  async takeOne(): Promise<boolean> {
    let batch: Batch | undefined;
    try {
      return await this.transactions.run(async (tx) => {
        const found: Batch[] = await tx.query(CLAIM);
        batch = found[0];
        if (!batch) return false;
        await this.takeIn(tx, batch);
        return true;
      });
    } catch (error) {
      if (!batch) throw error;
      await this.note(batch, error);
      return true;
    }
  }

  private async takeIn(tx: EntityManager, batch: Batch): Promise<void> {
    const { statementId, no, from_no: from, to_no: to } = batch;
    const rows: Row[] = await tx.query(LINES, [statementId, from, to]);
    await this.outcomes.take(
      tx,
      batch,
      rows.map((row) => this.toLine(row)),
    );
    await tx.query(TIDY, [statementId, from, to]);
    await tx.query(
      'update bank_batch set done_at = platform_now(), fault = null where statement_id = $1 and no = $2',
      [statementId, no],
    );
    await tx.query(COUNT, [statementId, rows.length]);
    await tx.query(FINISH, [statementId]);
  }

  private toLine({ sealed, amountFen, ...row }: Row): LineToTake {
    const otherAccount = sealed ? this.cipher.open(sealed, 'bank_statement_line.other_account') : '';
    return { ...row, otherAccount, amountFen: amountFen === null ? 0n : BigInt(amountFen) };
  }

  /** A pause that doubles; then people are told. */
  private async note({ statementId, no }: Batch, error: unknown): Promise<void> {
    logger.warn({ err: error, statementId, no }, 'lines of a bank file could not be taken in');
    await this.dataSource.query(
      `update bank_batch set tries = tries + 1, fault = $3, next_at = case when tries + 1 >= ${MOST_TRIES}
         then 'infinity' else platform_now() + make_interval(secs => 2 ^ tries) end
       where statement_id = $1 and no = $2 and done_at is null`,
      [statementId, no, codeOf(error)],
    );
  }
}

/** A batch of a file waits until nothing of the files that were chosen before it on its account is under way any more. */
const CLAIM = `
  select b.statement_id as "statementId", b.no, b.from_no, b.to_no, s.bank, s.chosen_by as "chosenBy"
  from bank_batch b join bank_statement s on s.id = b.statement_id
  where b.done_at is null and b.next_at <= platform_now() and s.state = 'TAKING' and not exists (
    select from bank_statement e join bank_batch w on w.statement_id = e.id and w.done_at is null
    where e.bank = s.bank and e.state = 'TAKING' and (e.chosen_at, e.id) < (s.chosen_at, s.id) and w.next_at < 'infinity')
  order by s.chosen_at, b.statement_id, b.no limit 1 for update of b skip locked`;

const LINES = `
  select no, kind, amount_fen as "amountFen", flow_no as "flowNo", day::text, at, sub_account as "subAccount",
    other_name as "otherName", other_account_enc as sealed, remark, is_reversal as "isReversal", order_id as "orderId"
  from bank_statement_line where statement_id = $1 and no between $2 and $3 and verdict = 'NEW' order by no`;

/** What was taken lies in its own table now; of what was not nothing is kept but its number and why. */
const TIDY = `
  with gone as (
    delete from bank_statement_line where statement_id = $1 and no between $2 and $3 and verdict in ('NEW', 'KNOWN'))
  update bank_statement_line set other_name = '', other_account_enc = null, remark = ''
  where statement_id = $1 and no between $2 and $3 and verdict in ('BAD', 'DIFFERS')`;

const COUNT = 'update bank_statement set done_lines = done_lines + $2 where id = $1';

const FINISH = `
  update bank_statement s set state = 'TAKEN', ended_at = platform_now()
  where s.id = $1 and s.state = 'TAKING'
    and not exists (select from bank_batch b where b.statement_id = s.id and b.done_at is null)`;
