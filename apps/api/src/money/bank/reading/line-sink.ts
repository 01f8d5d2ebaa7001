import fs from 'node:fs';
import {
  type BankLine,
  type Fen,
  type PaymentStatus,
  type Refusal,
  RunningBalance,
  isRefusal,
} from '@helan/domain';
import { type BankFault, FileFault, faultOf, faulty } from './file-fault.js';

/** More lines than any day of the county has; a year of them fits. */
export const MOST_LINES = 200_000;
/** A file of nothing but faults is of another bank, or of another table. */
const MOST_BAD = 2_000;
const FLUSH_BYTES = 256 * 1024;

/** A line as the thread leaves it, one a row of JSON; amounts as digits. */
export interface ReadRow {
  /** Which of the file's lines, counted from 1. */
  readonly no: number;
  /** Where it stands: the row of a table, the entry of a message. */
  readonly place: number;
  readonly line?: Omit<BankLine, 'amountFen'> & { readonly amountFen: string };
  readonly status?: PaymentStatus;
  readonly fault?: BankFault;
}

/** Takes lines as they come and writes them to a file; what it holds does not grow with them. */
export class LineSink {
  private readonly file: number;
  private buffer: string[] = [];
  private bytes = 0;
  private readonly balances = new RunningBalance();
  count = 0;
  bad = 0;
  /** What came in less what went out, in fen, of the part that is being read. */
  net: Fen = 0n;

  constructor(target: string) {
    this.file = fs.openSync(target, 'wx', 0o600);
  }

  /** A line, or why it is none. */
  add(
    place: number,
    read: { readonly line: BankLine; readonly balanceFen: Fen | null } | Refusal | BankFault,
  ): void {
    if ('code' in read) {
      this.balances.add(place, undefined, null);
      return this.put({ no: this.next(true), place, fault: faultOf(read) });
    }
    const broken = this.balances.add(place, read.line, read.balanceFen);
    if (broken) throw new FileFault(faultOf(broken));
    const { amountFen, direction } = read.line;
    this.net += direction === 'IN' ? amountFen : -amountFen;
    this.put({ no: this.next(false), place, line: { ...read.line, amountFen: amountFen.toString() } });
  }

  addStatus(place: number, status: PaymentStatus | Refusal | BankFault): void {
    const isBad = isRefusal(status);
    const no = this.next(isBad);
    this.put(isBad ? { no, place, fault: faultOf(status) } : { no, place, status: status as PaymentStatus });
  }

  close(): void {
    this.flush();
    fs.fsyncSync(this.file);
    fs.closeSync(this.file);
  }

  private next(isBad: boolean): number {
    this.count += 1;
    this.bad += isBad ? 1 : 0;
    if (this.count > MOST_LINES) throw faulty('bank.too-many-lines', { max: MOST_LINES });
    if (this.bad > MOST_BAD) throw faulty('bank.too-many-bad', { max: MOST_BAD, line: this.count });
    return this.count;
  }

  private put(row: ReadRow): void {
    const text = `${JSON.stringify(row)}\n`;
    this.buffer.push(text);
    this.bytes += text.length;
    if (this.bytes >= FLUSH_BYTES) this.flush();
  }

  private flush(): void {
    fs.writeSync(this.file, this.buffer.join(''));
    this.buffer = [];
    this.bytes = 0;
  }
}
