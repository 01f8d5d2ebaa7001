import { Injectable } from '@nestjs/common';
import type { AccountStatementView, StatementSubjectView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { likeText } from '../../kernel/db/index.js';
import type { MadeFile } from '../../kernel/storage/send-file.js';
import { type AccountStatement, AccountStatements, type SpanAsked } from './account-statements.js';
import { AccountSubjects, type SubjectsAsked } from './account-subjects.js';
import { StatementFiles } from './statement-files.js';

/** Rows on a page, on a paper (some eighty sheets at the most), in a table. */
const MOST_SHOWN = 200;
const MOST_PRINTED = 600;
const MOST_WRITTEN = 20_000;
const LEAST_LETTERS = 2;
const MOST_LETTERS = 80;

/** 分户账 as it is looked at, printed and exported. */
@Injectable()
export class AccountViews {
  constructor(
    private readonly statements: AccountStatements,
    private readonly files: StatementFiles,
    private readonly subjects: AccountSubjects,
    private readonly dataSource: DataSource,
  ) {}

  /** What a statement can be asked for, by some letters of its name or number; nothing by fewer than two. */
  async find(actor: Actor, q: string): Promise<StatementSubjectView[]> {
    const words = q.trim();
    if ([...words].length < LEAST_LETTERS || [...words].length > MOST_LETTERS) return [];
    const params: unknown[] = [];
    const sql = this.subjects.foundBy(
      { pattern: likeText(words), actor },
      (value) => `$${params.push(value)}`,
    );
    return this.dataSource.query(sql, params);
  }

  async view(asked: SubjectsAsked, span: SpanAsked): Promise<AccountStatementView> {
    return toView(await this.statements.of(asked, span, MOST_SHOWN));
  }

  async paper(asked: SubjectsAsked, span: SpanAsked): Promise<MadeFile> {
    return this.files.accountPaper(await this.statements.of(asked, span, MOST_PRINTED));
  }

  async sheet(asked: SubjectsAsked, span: SpanAsked): Promise<MadeFile> {
    return this.files.accountSheet(await this.statements.of(asked, span, MOST_WRITTEN));
  }
}

function toView({ title, name, period, rows, ...rest }: AccountStatement): AccountStatementView {
  return {
    ...{ title, name, from: period.from, to: period.to, hasMore: rest.hasMore },
    balanceName: rest.balanceName,
    openingFen: rest.openingFen.toString(),
    closingFen: rest.closingFen.toString(),
    rows: rows.map((row) => ({
      ...row,
      inFen: row.inFen.toString(),
      outFen: row.outFen.toString(),
      balanceFen: row.balanceFen.toString(),
    })),
  };
}
