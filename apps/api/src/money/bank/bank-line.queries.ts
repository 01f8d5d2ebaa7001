import { Injectable } from '@nestjs/common';
import {
  type BankAccount,
  LINE_KINDS,
  LINE_VERDICTS,
  type LineDirection,
  type LineKind,
  type LineVerdict,
  maskBankAccount,
} from '@helan/domain';
import type { BankLineView, BankStatementLineView, PageView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { BankStatementEntity } from './bank-statement.entity.js';
import { type LineOutcome, OUTCOME_NAMES, sentenceIn } from './bank-words.js';

interface Staged {
  readonly no: number;
  readonly place: number;
  readonly verdict: LineVerdict;
  readonly fault: string | null;
  readonly fault_values: Record<string, string | number> | null;
  readonly kind: LineKind | null;
  readonly amount_fen: string | null;
  readonly flow_no: string | null;
  readonly day: string | null;
  readonly sub_account: string;
  readonly other_name: string;
  readonly other_account_enc: Buffer | null;
  readonly remark: string;
  readonly order_id: string | null;
}

interface Taken {
  readonly id: string;
  readonly bank: BankAccount;
  readonly statement_id: string;
  readonly direction: LineDirection;
  readonly day: string;
  readonly flow_no: string;
  readonly outcome: LineOutcome;
  readonly code: string | null;
  readonly code_values: Record<string, string | number> | null;
  readonly amount_fen: string;
  readonly other_name: string;
  readonly order_id: string | null;
}

/**
 * Lines before they are taken in and after. Whose a deposit is would tell who has registered: of the account of deposits
 * names and amounts are told to nobody but whoever has brought the file. Source: rules §21 A13.
 */
@Injectable()
export class BankLineQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  async preview(
    actor: Actor,
    statementId: string,
    verdict: string | undefined,
    at: string | undefined,
  ): Promise<PageView<BankStatementLineView>> {
    const statement = await this.dataSource.manager.findOneBy(BankStatementEntity, { id: statementId });
    if (!statement) throw refused('resource.not-found');
    const { rows, place } = await readPage<Staged>(
      this.dataSource,
      {
        columns: `l.no, l.place, l.verdict, l.fault, l.fault_values, l.kind, l.amount_fen, l.flow_no, l.day::text,
          l.sub_account, l.other_name, l.other_account_enc, l.remark, l.order_id`,
        from: 'from bank_statement_line l',
        where: verdict ? 'l.statement_id = $1 and l.verdict = $2' : 'l.statement_id = $1',
        order: [{ sql: 'l.no', type: 'integer' }],
        params: verdict ? [statementId, verdict] : [statementId],
      },
      at,
    );
    const isOpen = statement.uploadedBy === actor.accountId || statement.bank === 'PRICE_BANK';
    return { items: rows.map((row) => this.toStagedView(row, isOpen)), ...place };
  }

  async taken(
    { bank, outcome }: { readonly bank: string | undefined; readonly outcome: string | undefined },
    at: string | undefined,
  ): Promise<PageView<BankLineView>> {
    const { rows, place } = await readPage<Taken>(
      this.dataSource,
      {
        columns: `b.id, b.bank, b.statement_id, b.direction, b.day::text, b.flow_no, b.outcome, b.code, b.code_values,
          b.amount_fen, b.other_name, b.order_id`,
        from: 'from bank_line b',
        where: '($1::text is null or b.bank = $1) and ($2::text is null or b.outcome = $2)',
        order: [
          { sql: 'b.taken_at', type: 'timestamptz', isDescending: true },
          { sql: 'b.id', type: 'uuid', isDescending: true },
        ],
        params: [bank ?? null, outcome ?? null],
      },
      at,
    );
    return { items: rows.map(toTakenView), ...place };
  }

  private toStagedView(row: Staged, isOpen: boolean): BankStatementLineView {
    const account = row.other_account_enc;
    return {
      no: row.no,
      place: row.place,
      verdict: row.verdict,
      verdictName: LINE_VERDICTS[row.verdict],
      sentence: sentenceIn(row.fault, row.fault_values),
      kind: row.kind,
      kindName: row.kind ? LINE_KINDS[row.kind] : null,
      flowNo: row.flow_no,
      day: row.day,
      orderId: row.order_id,
      amountFen: isOpen ? row.amount_fen : null,
      subAccount: isOpen ? row.sub_account : null,
      otherName: isOpen ? row.other_name : null,
      otherAccountMasked:
        isOpen && account
          ? maskBankAccount(this.cipher.open(account, 'bank_statement_line.other_account'))
          : null,
      remark: isOpen ? row.remark : null,
    };
  }
}

function toTakenView(row: Taken): BankLineView {
  const isOpen = row.bank === 'PRICE_BANK';
  return {
    id: row.id,
    bank: row.bank,
    statementId: row.statement_id,
    direction: row.direction,
    day: row.day,
    flowNo: row.flow_no,
    outcome: row.outcome,
    outcomeName: OUTCOME_NAMES[row.outcome],
    sentence: sentenceIn(row.code, row.code_values),
    amountFen: isOpen ? row.amount_fen : null,
    otherName: isOpen ? row.other_name : null,
    orderId: row.order_id,
  };
}
