import type { AtTheKeys as Keys } from './at-the-keys.js';
import { AtTheKeys } from './at-the-keys.js';
import type { County } from './county.js';
import type { Due } from './money-day.js';
import type { Visitor } from './visitor.js';

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

  /** To a tab of the desk, as whoever sits there goes: along the links, and Enter. */
  async tab(name: string): Promise<void> {
    await this.keys.press(new RegExp(`^${name}`));
    await this.settled();
  }

  /** To the row that is called so: into the list, and down. */
  async row(name: string | RegExp): Promise<void> {
    const wanted = this.page.locator('tr[data-id]').and(this.page.getByLabel(name)).first();
    await wanted.waitFor();
    const id = await wanted.getAttribute('data-id');
    const here = () =>
      this.page.evaluate(() => document.activeElement?.closest<HTMLElement>('tr[data-id]')?.dataset['id']);
    for (let tabs = 0; (await here()) === undefined; tabs += 1) {
      if (tabs > 120) throw new Error('Tab does not lead into the list');
      await this.keys.strike('Tab');
    }
    for (let steps = 0; (await here()) !== id; steps += 1) {
      if (steps > 60) throw new Error(`no way down to ${String(name)}`);
      await this.keys.strike(steps < 30 ? 'ArrowDown' : 'ArrowUp');
    }
  }

  /** The row lies open, and what is kept to itself is looked at. */
  async open(name: string | RegExp): Promise<void> {
    await this.row(name);
    await this.keys.strike('Enter');
    const below = this.page.locator('tr.below');
    await below.waitFor();
    const closed = below.getByRole('button', { name: '打开', exact: true });
    if (!(await closed.isVisible())) return;
    await this.keys.press('打开');
    await closed.waitFor({ state: 'detached' });
  }

  /** Of several choices one. */
  async choose(name: RegExp): Promise<void> {
    await this.keys.goTo(name);
    await this.keys.strike('Space');
  }

  /** A file from the disk. */
  async bring(name: string, buffer: Buffer): Promise<void> {
    await this.keys.goTo('选择银行文件，导入');
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.keys.strike('Space')]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
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
  async agree(name: string | RegExp, basis: string): Promise<void> {
    await this.open(name);
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

  picture(name: string): Promise<void> {
    return this.visitor.picture(`cashier-${name}`);
  }
}
