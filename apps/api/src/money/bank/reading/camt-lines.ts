import {
  type Fen,
  type LineTerms,
  type Refusal,
  type StatementSums,
  type WrittenLine,
  foldAccount,
  isRefusal,
  parseYuan,
  readBankLine,
  refuseSums,
} from '@helan/domain';
import { type BankFault, FileFault, faultOf, faulty } from './file-fault.js';
import type { IsoForm } from './iso-form.js';
import type { IsoTaker } from './iso-reader.js';
import { type KeptNode, all, find, textOf } from './kept-node.js';
import type { LineSink } from './line-sink.js';
import { type OwnAccount, subAccountOf } from './own-account.js';

/** camt.053 and camt.054: an entry is a line, or as many lines as the payments that it books together. */
export class CamtLines implements IsoTaker {
  private sums: StatementSums | undefined;
  private before = { count: 0, net: 0n };
  private entries = 0;
  private subAccount = '';

  constructor(
    private readonly sink: LineSink,
    private readonly own: OwnAccount,
    private readonly terms: LineTerms,
  ) {}

  begin(_form: IsoForm, ancestors: readonly KeptNode[]): void {
    const part = ancestors.at(-1)!;
    const account = foldAccount(textOf(part, 'Acct/Id/Othr/Id') || textOf(part, 'Acct/Id/IBAN'));
    if (account === '') throw faulty('bank.account-not-said');
    this.subAccount = subAccountOf(account, this.own);
    const currency = textOf(part, 'Acct/Ccy');
    if (currency !== '' && currency !== 'CNY') throw faulty('bank.account-currency', { currency });
    this.sums = isWholeStatement(part) ? sumsOf(part) : undefined;
    this.before = { count: this.sink.count, net: this.sink.net };
    this.entries = 0;
  }

  line(entry: KeptNode, place: number, element: string | undefined): void {
    this.entries += 1;
    for (const read of this.readEntry(entry, place, element)) this.sink.add(place, read);
  }

  /** What a statement says of its sums is held against its lines, unless one of them could not be read. */
  end(): void {
    if (!this.sums || this.sink.bad > 0) return;
    const net = this.sink.net - this.before.net;
    const fault = refuseSums(this.sums, { count: this.entries, net });
    if (fault) throw new FileFault(faultOf(fault));
  }

  private readEntry(entry: KeptNode, place: number, element: string | undefined) {
    const payments = all(entry, 'NtryDtls').flatMap((details) => all(details, 'TxDtls'));
    const isTogether = payments.length > 1;
    const reads = (isTogether ? payments : [payments[0]]).map((payment, at) => {
      const written = this.writtenLine(entry, payment, isTogether ? at + 1 : 0);
      return readBankLine(written.out ? written : { ...written, balance: '' }, this.terms);
    });
    const refused: Refusal | BankFault | undefined =
      reads.find((read) => isRefusal(read)) ??
      (element === undefined
        ? refuseEntry(entry, reads)
        : { code: 'bank.entry-invalid', values: { element } });
    if (refused) return [refused];
    for (const read of reads)
      if (!isRefusal(read) && read.line.subAccount !== '')
        subAccountOf(read.line.subAccount, this.own, place);
    return reads;
  }

  private writtenLine(entry: KeptNode, payment: KeptNode | undefined, together: number): WrittenLine {
    const isTogether = together > 0;
    const side = (isTogether && textOf(payment, 'CdtDbtInd')) || textOf(entry, 'CdtDbtInd');
    const amount = (isTogether ? find(payment, 'Amt') : find(entry, 'Amt')) ?? find(entry, 'Amt');
    const isIn = side === 'CRDT';
    const [own, other] = isIn ? ['Cdtr', 'Dbtr'] : ['Dbtr', 'Cdtr'];
    const account = (who: string) => textOf(payment, `RltdPties/${who}Acct/Id/Othr/Id`);
    const ownAccount = foldAccount(account(own));
    const mark = textOf(payment, 'Refs/EndToEndId');
    const remark = all(find(payment, 'RmtInf'), 'Ustrd').map(({ text }) => text.trim());
    return {
      ...dayOf(entry),
      flowNo: textOf(payment, 'Refs/AcctSvcrRef') || flowOf(entry, together),
      currency: amount?.currency ?? '',
      [isIn ? 'in' : 'out']: amount?.text.trim() ?? '',
      subAccount: ownAccount === this.own.accountNo || ownAccount === '' ? this.subAccount : ownAccount,
      otherName: textOf(payment, `RltdPties/${other}/Pty/Nm`),
      otherAccount: account(other),
      remark: (remark.join(' ') || textOf(entry, 'AddtlNtryInf')).slice(0, 200),
      orderMark: mark === 'NOTPROVIDED' ? '' : mark,
      isReversal: ['true', '1'].includes(textOf(entry, 'RvslInd')),
    };
  }
}

/** Payments that are booked together have one number of the bank: each is told by its place among them. */
function flowOf(entry: KeptNode, together: number): string {
  const flowNo = textOf(entry, 'AcctSvcrRef') || textOf(entry, 'NtryRef');
  return flowNo !== '' && together > 0 ? `${flowNo}D${together}` : flowNo;
}

/** Only what is booked is money; and payments that are booked together are what the entry says. */
function refuseEntry(
  entry: KeptNode,
  reads: readonly ReturnType<typeof readBankLine>[],
): BankFault | undefined {
  const status = textOf(entry, 'Sts/Cd');
  if (status !== '' && status !== 'BOOK') return { code: 'bank.not-booked', values: { status } };
  if (reads.length < 2) return undefined;
  const whole = parseYuan(textOf(entry, 'Amt'));
  const side = textOf(entry, 'CdtDbtInd') === 'CRDT' ? 'IN' : 'OUT';
  const net = reads.reduce<Fen>((sum, read) => {
    if (isRefusal(read)) return sum;
    return read.line.direction === side ? sum + read.line.amountFen : sum - read.line.amountFen;
  }, 0n);
  return whole === net ? undefined : { code: 'bank.details-differ' };
}

/** A time without a zone is nobody's to guess: of it the day is taken. Source: rules §21 A16. */
function dayOf(entry: KeptNode): Pick<WrittenLine, 'day'> {
  const day = textOf(entry, 'BookgDt/Dt');
  const moment = textOf(entry, 'BookgDt/DtTm');
  if (moment === '') return { day: day.slice(0, 10) };
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(moment);
  if (!hasZone) return { day: moment.slice(0, 10) };
  // Whatever zone it is told in, the day is that of Shanghai.
  const at = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString();
  return { day: `${at.slice(0, 19)}+08:00` };
}

/** A page of a longer statement cannot be held against the sums of the whole. */
function isWholeStatement(part: KeptNode): boolean {
  const pages = find(part, 'StmtPgntn') ?? find(part, 'NtfctnPgntn');
  return !pages || (textOf(pages, 'PgNb') === '1' && ['true', '1'].includes(textOf(pages, 'LastPgInd')));
}

function sumsOf(part: KeptNode): StatementSums {
  const count = textOf(part, 'TxsSummry/TtlNtries/NbOfNtries');
  return {
    opening: balanceOf(part, ['OPBD', 'PRCD']),
    closing: balanceOf(part, ['CLBD']),
    count: count === '' ? null : Number(count),
  };
}

function balanceOf(part: KeptNode, codes: readonly string[]): Fen | null {
  const balance = all(part, 'Bal').find((one) => codes.includes(textOf(one, 'Tp/CdOrPrtry/Cd')));
  const fen = balance && parseYuan(textOf(balance, 'Amt'));
  if (fen === undefined || isRefusal(fen)) return null;
  return textOf(balance, 'CdtDbtInd') === 'DBIT' ? -fen : fen;
}
