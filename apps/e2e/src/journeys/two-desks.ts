import { text } from 'node:stream/consumers';
import { type TableLine, bankTable } from '../../../api/src/testing/bank-table.js';
import type { County } from './county.js';
import { FinanceDesk, type TypedLine } from './finance-desk.js';
import { type Due, type MoneyDay, theMorning } from './money-day.js';

/** The clerk and the second person on one day, and what the bank's statement of the deposits' account has by its evening. */
export class TwoDesks {
  readonly lines: TableLine[] = [];

  private constructor(
    readonly clerk: FinanceDesk,
    readonly checker: FinanceDesk,
    readonly morning: MoneyDay,
  ) {}

  static async on(county: County): Promise<TwoDesks> {
    const morning = await theMorning(county);
    return new TwoDesks(await FinanceDesk.of(county, 'chuna'), await FinanceDesk.of(county, 'fuhe'), morning);
  }

  /** The bank's number of a line. */
  flow(number: number): string {
    return `${this.morning.day.replaceAll('-', '')}${String(number).padStart(6, '0')}`;
  }

  due(at: number): Due {
    return this.morning.dues[at]!;
  }

  /** A deposit as the bank's statement has it. */
  paid(at: number, change: Partial<TableLine> = {}): TableLine {
    const { yuan, name, subAccount } = this.due(at);
    const line = { day: this.morning.day, flowNo: this.flow(at), account: accountOf(at) };
    return { ...line, yuan, name, subAccount, ...change };
  }

  /** The same as it is typed. */
  typed(at: number, change: Partial<TypedLine> = {}): TypedLine {
    return { ...this.due(at), flowNo: this.flow(at), account: accountOf(at), ...change };
  }

  /** Whatever goes out of the deposits' account on this day is one deposit. */
  out(number: number, change: Partial<TableLine> = {}): void {
    const { day } = this.morning;
    this.lines.push({ day, flowNo: this.flow(number), yuan: -Number(this.due(0).yuan), ...change });
  }

  /** The statement up to now. */
  statement(more: readonly TableLine[] = []): Buffer {
    return bankTable([...this.lines, ...more]);
  }

  /** The day in the order in which the browser of the check has its boxes. */
  get dayAsTyped(): string {
    const { day } = this.morning;
    return `${day.slice(5).replace('-', '')}${day.slice(0, 4)}`;
  }

  /** By which payments are known to the bank: read from the file that it is handed. */
  async marksOfBatch(): Promise<[string, string]> {
    const [download] = await Promise.all([
      this.clerk.page.waitForEvent('download'),
      this.clerk.keys.press('导出给银行的文件'),
    ]);
    const order = await text(await download.createReadStream());
    const [one, other, ...more] = [...order.matchAll(/<EndToEndId>(\w+)<\/EndToEndId>/g)];
    if (!one || !other || more.length > 0) throw new Error(`not two payments: ${order}`);
    return [one[1]!, other[1]!];
  }

  /** A file that says what became of payments counts by two people's word. */
  async release(file: string, count: number): Promise<void> {
    const { clerk, checker } = this;
    await clerk.keys.press(`收下好的 ${count} 笔，请另一个人复核`);
    await clerk.keys.sees('决定收下');
    await checker.tab('银行文件');
    await checker.keys.press(file);
    await checker.keys.press('对过网银，复核这份文件');
    await checker.keys.sees('收进来了');
  }

  /** To the full account, with the number that the bank has given; the other confirms it. */
  async payByHand(name: RegExp, number: number): Promise<void> {
    const { clerk, checker } = this;
    await clerk.tab('待付');
    await clerk.open(name);
    await clerk.keys.press('看完整账户');
    await clerk.keys.sees('为什么付');
    await clerk.picture(`payee-${number}`);
    await clerk.keys.fill('付款流水号', this.flow(number));
    await clerk.keys.press('已付');
    await clerk.gone();
    await checker.tab('复核付款');
    await checker.row(name);
    await checker.keys.strike('Control+Enter');
    await checker.keys.sees('没有要复核的付款');
  }

  /** What the bank refused is to be paid once more, by two people's word. */
  async putRight(name: RegExp): Promise<void> {
    const { clerk, checker } = this;
    await clerk.tab('退汇');
    await clerk.open(name);
    await clerk.picture('came-back');
    await clerk.keys.press('改付');
    await clerk.keys.fill('看了什么，为什么', '银行说账户已销户，本人换了卡，看过新卡');
    await clerk.keys.press('提出改付');
    await clerk.gone();
    await checker.tab('退汇');
    await checker.agree(name, '看过银行的回执和新卡', '改付待复核');
  }

  /** One closes the day of an account, by the bank's paper where it has sent no file; the other confirms it. */
  async closeDay(account: string, paperYuan?: string): Promise<void> {
    const { clerk, checker } = this;
    await this.openDay(clerk, account);
    if (paperYuan !== undefined) {
      await clerk.picture('day-without-bank');
      await clerk.keys.fill('银行日终余额（元）', paperYuan);
      await clerk.keys.press('登记余额');
      await clerk.keys.sees('登记银行余额');
    }
    await clerk.keys.press('对过了，结账');
    await clerk.keys.sees('撤回结账');
    await this.openDay(checker, account);
    await checker.picture('day-to-confirm');
    await checker.keys.press('复核结账');
    await checker.keys.sees(/^已结账$/);
    await checker.picture('day-confirmed');
  }

  /** The day of one of the accounts, from the list of the month. */
  async openDay(desk: FinanceDesk, account: string): Promise<void> {
    await desk.page.goto('/console/days');
    if (account !== '保证金专户') await desk.keys.press(account);
    await desk.settled();
    await desk.keys.press(this.morning.day);
    await desk.keys.sees('账上余额');
    await desk.settled();
  }
}

/** Each pays from an account of his own. */
export function accountOf(number: number): string {
  return `62284810000002${String(number).padStart(5, '0')}`;
}
