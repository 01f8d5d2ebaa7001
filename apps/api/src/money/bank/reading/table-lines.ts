import {
  type BankColumns,
  type FoundHead,
  type LineTerms,
  MOST_HEAD_ROWS,
  accountAbove,
  findHead,
  foldAccount,
  isBetween,
  isRefusal,
  readBankLine,
  writtenLine,
} from '@helan/domain';
import { FileFault, faultOf } from './file-fault.js';
import type { LineSink } from './line-sink.js';
import { type OwnAccount, subAccountOf } from './own-account.js';
import type { TableRow } from './table-rows.js';

interface Terms extends LineTerms {
  readonly own: OwnAccount;
  readonly columns: BankColumns;
}

/** Finds the titles among the first rows, then takes line by line. */
export class TableLines {
  private readonly first: TableRow[] = [];
  private head: FoundHead | undefined;

  constructor(
    private readonly sink: LineSink,
    private readonly terms: Terms,
  ) {}

  readonly take = (row: TableRow): void => {
    if (this.head) return this.takeLine(row, this.head);
    this.first.push(row);
    if (this.first.length === MOST_HEAD_ROWS) this.begin();
  };

  /** Behind the last row. */
  end(): void {
    if (!this.head) this.begin();
  }

  private begin(): void {
    const rows = this.first.map(({ cells }) => cells);
    const head = findHead(rows, this.terms.columns);
    if (Array.isArray(head)) throw new FileFault(faultOf(head[0]!));
    this.head = head;
    const above = accountAbove(rows.slice(0, head.next));
    if (above !== undefined) subAccountOf(above, this.terms.own);
    for (const row of this.first.slice(head.next)) this.takeLine(row, head);
  }

  private takeLine({ row, cells }: TableRow, head: FoundHead): void {
    const { columns, own } = this.terms;
    if (isBetween(cells, head, columns)) return;
    const written = writtenLine(cells, head);
    const ownSub = subAccountOf(foldAccount(written.ownAccount ?? ''), own, row);
    const read = readBankLine({ ...written, subAccount: written.subAccount || ownSub }, this.terms);
    if (!isRefusal(read)) subAccountOf(read.line.subAccount, own, row);
    this.sink.add(row, read);
  }
}
