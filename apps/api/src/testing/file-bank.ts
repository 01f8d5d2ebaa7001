import { type BankAccount, type SimulatedLine, findOrderId, parseYuan, shanghaiDate } from '@helan/domain';
import type { BankStatementView, DayView, PageView, PaymentOrderView, ReceiptView } from '@helan/contracts';
import iconv from 'iconv-lite';
import { statementMessage } from '../demo/demo-bank-messages.js';
import { CENTER_NAME } from '../kernel/center.js';
import { BANK_ACCOUNT, BankDesk, type SaidStatus, bankStatuses, bankTable } from './bank-files.js';
import { bookFaults } from './books.js';
import type { TestPlatform } from './test-platform.js';

export const PRICE_ACCOUNT = '6401220002000001';
const ACCOUNT_OF = { DEPOSIT_BANK: BANK_ACCOUNT, PRICE_BANK: PRICE_ACCOUNT } as const;

/** Somebody's money as the bank's statement has it. */
export interface PaidIn {
  readonly name: string;
  readonly account: string;
  readonly yuan: string;
  /** Empty where it came to the account itself. */
  readonly subAccount?: string;
  readonly flowNo?: string;
  /** An instant with its zone; now where nothing is said. */
  readonly at?: string;
  /** Of what comes back, the mark of the payment. */
  readonly mark?: string;
  readonly remark?: string;
}

/** One payment as the bank reads it in the center's file. */
export interface Told {
  readonly bank: BankAccount;
  readonly orderId: string;
  readonly mark: string;
  readonly name: string;
  readonly account: string;
  readonly fen: bigint;
}

interface Booked extends SimulatedLine {
  readonly at: number;
}

/**
 * A bank that is known by its files alone: it tells what came and went in statements (of deposits a table with times, of
 * prices a camt.053) and in words about payments, and pays what it reads in the center's files (of deposits a pain.001, of
 * prices a table). What it holds is kept here, beside the books.
 */
export class FileBank {
  readonly desk: BankDesk;
  /** In fen; both accounts begin with nothing. */
  readonly holds = { DEPOSIT_BANK: 0n, PRICE_BANK: 0n };
  private readonly said = { DEPOSIT_BANK: 0n, PRICE_BANK: 0n };
  private readonly unsaid: Record<BankAccount, Booked[]> = { DEPOSIT_BANK: [], PRICE_BANK: [] };
  private serial = 0;

  constructor(private readonly platform: TestPlatform) {
    this.desk = new BankDesk(platform);
  }

  async open(): Promise<void> {
    await this.desk.settle();
    await this.desk.settle('PRICE_BANK', { accountNo: PRICE_ACCOUNT, orderForm: 'TABLE' });
  }

  /** Money comes; under which number. */
  async receives(
    bank: BankAccount,
    { yuan, subAccount = '', at, mark = '', remark = '转账', ...line }: PaidIn,
  ): Promise<string> {
    return this.book(bank, { subAccount, orderMark: mark, remark, ...line }, fenOf(yuan), at);
  }

  /** Money that goes out by nobody's order in a file, as the center takes its own. */
  async lets(bank: BankAccount, { name, account, yuan }: PaidIn): Promise<string> {
    const line = { name, account, subAccount: '', orderMark: '', remark: '转出' };
    return this.book(bank, line, -fenOf(yuan));
  }

  /** It pays what it was told; a transfer is in the other account from that moment. */
  async pays({ bank, mark, name, account, fen }: Told): Promise<string> {
    const line = { name, account, subAccount: '', orderMark: mark, remark: '付款' };
    if (account === PRICE_ACCOUNT)
      await this.book('PRICE_BANK', { ...line, name: CENTER_NAME, account: ACCOUNT_OF[bank] }, fen);
    return this.book(bank, line, -fen);
  }

  hasMore(bank: BankAccount): boolean {
    return this.unsaid[bank].length > 0;
  }

  /** What it has not told yet, in a statement. */
  statement(bank: BankAccount): Buffer {
    const lines = this.unsaid[bank].splice(0);
    const opening = this.said[bank];
    this.said[bank] = this.holds[bank];
    if (bank === 'DEPOSIT_BANK') return bankTable(lines.map(toTableLine), ACCOUNT_OF[bank], opening);
    const day = lines.at(-1)!.day;
    const profile = { accountNo: ACCOUNT_OF[bank] };
    return Buffer.from(statementMessage({ profile, day, lines, opening }));
  }

  /** The statement goes through both desks; its receipts wait for the second person. */
  async says(bank: BankAccount): Promise<BankStatementView> {
    return this.through(this.statement(bank), bank);
  }

  /** And what came is confirmed; the ids of the receipts. */
  async saysAndIsConfirmed(bank: BankAccount): Promise<string[]> {
    await this.says(bank);
    const second = await this.platform.as('fuhe');
    const { items } = await second.get<PageView<ReceiptView>>('finance/receipts?state=ENTERED');
    const ids = items.map(({ id }) => id);
    if (ids.length > 0) {
      const { failed } = await second.post<{ failed: unknown[] }>(
        'finance/receipts/confirmations',
        { ids },
        200,
      );
      if (failed.length > 0) throw new Error(JSON.stringify(failed));
    }
    return ids;
  }

  /** A pain.002 through both desks. */
  async answers(
    statuses: readonly SaidStatus[],
    bank: BankAccount = 'DEPOSIT_BANK',
  ): Promise<BankStatementView> {
    return this.through(bankStatuses(statuses, `M${(this.serial += 1)}`), bank);
  }

  /** Everything due that can be paid now is handed to it, by one person and another. */
  async isTold(bank: BankAccount, ids?: readonly string[]): Promise<Told[]> {
    const clerk = await this.platform.as('chuna');
    const batches = 'finance/payment-batches';
    const body = { bank, title: '付款', ...(ids ? { ids } : {}) };
    const answer = await clerk.request('post', batches).send(body);
    if (answer.status === 409 && answer.text.includes('batch.empty')) return [];
    if (answer.status !== 201) throw new Error(answer.text);
    const { id } = answer.body as { id: string };
    const { total, amountFen } = await clerk.get<{ total: number; amountFen: string }>(`${batches}/${id}`);
    await (await this.platform.as('fuhe')).post(`${batches}/${id}/sending`, { count: total, amountFen });
    return this.reads(bank, id);
  }

  /** The file of a batch, as often as it is carried there. */
  async reads(bank: BankAccount, batchId: string): Promise<Told[]> {
    const route = `finance/payment-batches/${batchId}/file`;
    const { status, body } = await (
      await this.platform.as('chuna')
    )
      .request('get', route)
      .responseType('blob');
    if (status !== 200) throw new Error(`${status} ${String(body)}`);
    return readOrders(body as Buffer).map((told) => ({ bank, ...told }));
  }

  async orders(kind: string, state?: string): Promise<PaymentOrderView[]> {
    const { items } = await (
      await this.platform.as('chuna')
    ).get<PageView<PaymentOrderView>>('finance/payment-orders');
    return items.filter((order) => order.kind === kind && (state === undefined || order.state === state));
  }

  /** What is wrong: with the books, or between them and the statements; of what it has not told nothing is known. */
  async faults(): Promise<readonly string[]> {
    const rows: { account: BankAccount; fen: string }[] = await this.platform.dataSource.query(
      `select account, sum(debit_fen - credit_fen)::text as fen from ledger_account
       where account in ('DEPOSIT_BANK', 'PRICE_BANK') group by account`,
    );
    const books = new Map(rows.map(({ account, fen }) => [account, BigInt(fen)]));
    const apart = (['DEPOSIT_BANK', 'PRICE_BANK'] as const)
      .filter((bank) => (books.get(bank) ?? 0n) !== this.said[bank])
      .map((bank) => `${bank}: ${books.get(bank)} in the books, ${this.said[bank]} in its statements`);
    return [...(await bookFaults(this.platform)), ...apart];
  }

  /** Lines about which book and bank differ at the end of today. */
  async differences(bank: BankAccount): Promise<string[]> {
    const day = shanghaiDate(await this.platform.time());
    const view = await (await this.platform.as('chuna')).get<DayView>(`finance/days/${bank}/${day}`);
    return view.differences.map(({ name }) => name);
  }

  private async book(
    bank: BankAccount,
    {
      flowNo,
      ...line
    }: Omit<SimulatedLine, 'flowNo' | 'direction' | 'day' | 'amountFen'> & { flowNo?: string },
    fen: bigint,
    at?: string,
  ): Promise<string> {
    const moment = at ? Date.parse(at) : Date.parse(await this.platform.minute());
    const number = flowNo ?? `L${String((this.serial += 1)).padStart(9, '0')}`;
    this.holds[bank] += fen;
    this.unsaid[bank].push({
      ...{ ...line, flowNo: number, direction: fen < 0n ? 'OUT' : 'IN', amountFen: fen < 0n ? -fen : fen },
      ...{ at: moment, day: shanghaiDate(moment) },
    });
    return number;
  }

  private async through(content: Buffer, bank: BankAccount): Promise<BankStatementView> {
    const { id } = await this.desk.read(content, bank);
    const { state } = await this.desk.take(id);
    if (state === 'CHOSEN') {
      await (await this.platform.as('fuhe')).post(`finance/bank-statements/${id}/release`);
      await this.desk.run();
    }
    return this.desk.find(id);
  }
}

function toTableLine({ at, direction, amountFen, orderMark, ...line }: Booked) {
  const yuan = Number(amountFen) / 100;
  // As Beijing's clocks have it.
  const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return { ...line, day, yuan: direction === 'IN' ? yuan : -yuan, mark: orderMark };
}

function readOrders(content: Buffer): Omit<Told, 'bank'>[] {
  const text = content.toString('utf8');
  if (text.startsWith('<?xml'))
    return text
      .split('<CdtTrfTxInf>')
      .slice(1)
      .map((one) =>
        toTold(
          ...([
            /<EndToEndId>([^<]+)/,
            /<Cdtr><Nm>([^<]+)/,
            /<CdtrAcct>.*?<Id>(\d+)/,
            /<InstdAmt[^>]*>([^<]+)/,
          ].map((part) => part.exec(one)![1]!) as [string, string, string, string]),
        ),
      );
  const [titles, ...rows] = iconv
    .decode(content, 'gb18030')
    .trim()
    .split('\r\n')
    .map((row) => row.split(','));
  // By its titles, as a bank reads it.
  const [name, account, yuan, mark] = ['收款人户名', '收款人账号', '金额', '付款指令号'].map((title) =>
    titles!.findIndex((one) => one.startsWith(title)),
  ) as [number, number, number, number];
  return rows.map((row) => toTold(row[mark]!, row[name]!, row[account]!, row[yuan]!));
}

function toTold(mark: string, name: string, account: string, yuan: string): Omit<Told, 'bank'> {
  return { mark, name, account, fen: fenOf(yuan), orderId: findOrderId(mark)! };
}

function fenOf(yuan: string): bigint {
  const fen = parseYuan(yuan);
  if (typeof fen !== 'bigint') throw new Error(`no amount: ${yuan}`);
  return fen;
}
