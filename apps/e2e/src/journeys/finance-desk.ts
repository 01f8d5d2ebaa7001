import type { AtTheKeys as Keys } from './at-the-keys.js';
import { AtTheKeys } from './at-the-keys.js';
import type { County } from './county.js';
import type { Due } from './money-day.js';
import { faultsOf } from './looks.js';
import { DESK, PHONE, TABLET, type Visitor } from './visitor.js';

/** So many keys somebody strikes before he gives up. */
const MOST = 120;

/** The pages of money on which something stands at the end of a day. */
const PAGES = [
  ...['files', 'entry', 'batches', 'interest', 'receipts', 'payments', 'banks', 'books', 'lines'].map(
    (tab) => `finance/${tab}`,
  ),
  ...['days', 'vouchers', 'statements'],
];

/** A line of the bank's statement as the cashier types it. */
export interface TypedLine extends Pick<Due, 'name' | 'subAccount' | 'yuan'> {
  readonly flowNo: string;
  readonly account: string;
}

/** One of the two finance roles at the desk, without a hand on the mouse. */
export class FinanceDesk {
  readonly keys: Keys;

  private constructor(readonly visitor: Visitor) {
    this.keys = new AtTheKeys(visitor.page);
  }

  static async of(county: County, login: string): Promise<FinanceDesk> {
    const visitor = await county.as(login);
    await visitor.page.goto('/console/finance');
    return new FinanceDesk(visitor);
  }

  get page() {
    return this.visitor.page;
  }

  /** To a tab of the desk, as whoever sits there goes: along the links, and Enter; who is there already reads it anew. */
  async tab(name: string): Promise<void> {
    const here = this.page.getByRole('navigation', { name: '财务台' }).locator('a.here');
    const isHere = (await here.count()) > 0 && (await here.innerText()).startsWith(name);
    if (isHere) await this.page.reload();
    else await this.keys.press(new RegExp(`^${name}`));
    await this.settled();
  }

  /** To the row that is called so, and says so where several are: into the list, and down. */
  async row(name: string | RegExp, saying = ''): Promise<void> {
    const rows = this.page.locator('tr[data-id]').and(this.page.getByLabel(name));
    const wanted = rows.filter({ hasText: saying }).first();
    await wanted.waitFor();
    const id = await wanted.getAttribute('data-id');
    const here = () =>
      this.page.evaluate(() => document.activeElement?.closest<HTMLElement>('tr[data-id]')?.dataset['id']);
    for (let tabs = 0; (await here()) === undefined; tabs += 1) {
      if (tabs > MOST) throw new Error('Tab does not lead into the list');
      await this.keys.strike('Tab');
    }
    for (let steps = 0; (await here()) !== id; steps += 1) {
      if (steps > 60) throw new Error(`no way down to ${String(name)}`);
      await this.keys.strike(steps < 30 ? 'ArrowDown' : 'ArrowUp');
    }
  }

  /** How the rows are called, in their order. */
  rows(): Promise<(string | null)[]> {
    return this.page
      .locator('tr[data-id]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
  }

  /** How the row is called in which the focus is. */
  rowHere(): Promise<string | null> {
    return this.page.evaluate(
      () => document.activeElement?.closest('tr[data-id]')?.getAttribute('aria-label') ?? null,
    );
  }

  /** The row lies open, and what is kept to itself is looked at. */
  async open(name: string | RegExp, saying = ''): Promise<void> {
    await this.row(name, saying);
    await this.keys.strike('Enter');
    const below = this.page.locator('tr.below');
    await below.waitFor();
    const closed = below.getByRole('button', { name: '打开', exact: true });
    if (!(await closed.isVisible())) return;
    await this.keys.press('打开');
    await closed.waitFor({ state: 'detached' });
  }

  /** Of several choices one: Tab leads among them, the arrows from one to the next. */
  async choose(name: RegExp): Promise<void> {
    const wanted = this.page.getByRole('radio', { name }).first();
    await wanted.waitFor();
    const group = await wanted.getAttribute('name');
    const here = () =>
      this.page.evaluate(() =>
        document.activeElement instanceof HTMLInputElement ? document.activeElement.name : '',
      );
    for (let tabs = 0; (await here()) !== group; tabs += 1) {
      if (tabs > MOST) throw new Error(`Tab does not lead to ${String(name)}`);
      await this.keys.strike('Tab');
    }
    await this.keys.strike('Space');
    for (let steps = 0; !(await wanted.isChecked()); steps += 1) {
      if (steps > MOST) throw new Error(`no arrow leads to ${String(name)}`);
      await this.keys.strike('ArrowDown');
    }
  }

  /** A file from the disk. */
  async bring(name: string, buffer: Buffer): Promise<void> {
    await this.keys.goTo('选择银行文件，导入');
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.keys.strike('Space')]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
    await this.page.waitForURL(/finance\/files\/[0-9a-f-]{36}$/);
    await this.keys.sees(/能收 \d+ 笔/);
  }

  /** A line typed from the statement; account and day as they stand. */
  async type({ flowNo, subAccount, yuan, name, account }: TypedLine): Promise<void> {
    await this.keys.fill('银行流水号', flowNo);
    await this.keys.fill('子账号', subAccount);
    await this.keys.fill('金额（元）', yuan);
    await this.keys.fill('付款人', name);
    await this.keys.fill('付款账号', account);
    await this.keys.strike('Enter');
    await this.page.getByRole('cell', { name: flowNo }).waitFor();
    this.keys.waits += 1;
  }

  /** What somebody else has proposed is agreed to, with what was looked at. */
  async agree(name: string | RegExp, basis: string, saying = ''): Promise<void> {
    await this.open(name, saying);
    await this.keys.fill('依据', basis);
    await this.keys.press('同意');
    await this.gone();
  }

  /** What lay open is done with, and the list is read anew. */
  async gone(): Promise<void> {
    this.keys.waits += 1;
    await this.page.locator('tr.below').waitFor({ state: 'detached' });
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
  }

  /** What a person would see amiss on pages of money, on a phone and on a small screen. */
  async faultsOfPages(...more: readonly string[]): Promise<string[]> {
    const faults: string[] = [];
    for (const viewport of [PHONE, TABLET]) {
      await this.page.setViewportSize(viewport);
      for (const name of [...PAGES, ...more]) {
        faults.push(...(await faultsOf(this.page, `${name} ${viewport.width}`, `/console/${name}`)));
        await this.picture(`${name.replaceAll('/', '-')}-${viewport.width}`);
      }
    }
    await this.page.setViewportSize(DESK);
    return faults;
  }

  picture(name: string): Promise<void> {
    return this.visitor.picture(`cashier-${name}`);
  }
}
