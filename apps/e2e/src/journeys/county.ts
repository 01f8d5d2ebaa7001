import type { Browser } from 'playwright-core';
import { advanceTo } from '../../../../tools/deal/stage.js';
import type { TestDatabase } from '../../../api/src/testing/test-database.js';
import { RunningPlatform } from '../running-platform.js';
import { DESK, PHONE, Visitor, openBrowser } from './visitor.js';

const NOW = 'select platform_now() as at';
const MEMBERS = ['nonghu', 'jingmai1', 'jingmai2', 'jingmai3'];

/** A platform and everybody who uses it, each at a screen of his own: farmers and bidders a phone, staff a desk. */
export class County {
  private readonly visitors = new Map<string, Visitor>();

  private constructor(
    readonly platform: RunningPlatform,
    private readonly browser: Browser,
  ) {}

  static async open(database?: TestDatabase): Promise<County> {
    return County.on(await RunningPlatform.start({ given: database }));
  }

  static async on(platform: RunningPlatform): Promise<County> {
    return new County(platform, await openBrowser());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.platform.stop();
  }

  async as(login: string): Promise<Visitor> {
    const viewport = MEMBERS.includes(login) ? PHONE : DESK;
    const visitor = this.visitors.get(login) ?? (await (await this.stranger(viewport)).signIn(login));
    this.visitors.set(login, visitor);
    return visitor;
  }

  stranger(viewport = PHONE): Promise<Visitor> {
    return Visitor.arrive(this.browser, this.platform.url, viewport);
  }

  /** A clerk opens the project that waits on his desk. */
  async atDesk(login: string, title: string): Promise<Visitor> {
    const clerk = await this.as(login);
    await clerk.page.goto('/console/projects');
    await clerk.page.getByRole('link', { name: title }).first().click();
    await clerk.sees('下一步');
    return clerk;
  }

  /** Money that came a minute ago: after its account was given out, and not before it was sent. */
  async enterReceipt(fields: Readonly<Record<string, string>>, bank = 'DEPOSIT_BANK'): Promise<void> {
    await this.advancePast(NOW, 120_000);
    const [date, time] = inShanghai(new Date((await this.when(NOW)).getTime() - 60_000));
    const { page } = await this.as('chuna');
    await page.goto('/console/finance');
    await page.getByText('录入到账').click();
    await page.getByLabel('账户').first().selectOption(bank);
    const all = { 付款账号: accountOf(fields['付款人']!), 到账日期: date, 到账时间: time, ...fields };
    for (const [label, value] of Object.entries(all)) await page.getByLabel(label).first().fill(value);
    await page.getByRole('button', { name: '录入', exact: true }).click();
    await page.getByRole('cell', { name: fields['银行流水号']! }).waitFor();
  }

  /** Where the price is to be paid: told to who has to pay it, with how much is due, and not to who is paid. */
  async accountFor(due: string, { page }: Visitor, payee: Visitor): Promise<string> {
    const told = page.locator('[data-test=price-due]');
    await told.getByText(due).waitFor();
    const [account] = /64012200020\d{8}/.exec(await told.innerText())!;
    await payee.page.reload();
    await payee.sees('已拨给转出方');
    const seen = await payee.page.getByRole('main').innerText();
    if (seen.includes(account)) throw new Error('whoever is paid is asked to pay');
    return account;
  }

  /** Deposits that wait are opened one by one, held against the statement, and confirmed. */
  async checkDeposits({ page }: Visitor): Promise<void> {
    const lines = page.locator('tr[data-id] button.link');
    const confirm = page.getByRole('button', { name: '复核', exact: true });
    await lines.first().waitFor();
    for (let left = await lines.count(); left > 0; left = await lines.count()) {
      await lines.first().click();
      await page.getByRole('button', { name: '打开', exact: true }).click();
      await confirm.click();
      await confirm.waitFor({ state: 'detached' });
      await lines.nth(left - 1).waitFor({ state: 'detached' });
    }
  }

  /** What is due goes out and is confirmed: from the one account of the center to the other, then to whom it is owed. */
  async payAll(cashier: Visitor, checker: Visitor): Promise<void> {
    for (const [tab, button, checked] of [
      ['transfers', '已划', 'transfers'],
      ['pay', '已付', 'paid'],
    ] as const) {
      await this.workOff(cashier, tab, button, (left) =>
        cashier.page.getByPlaceholder('银行流水号').fill(`FK-${tab}-${left}`),
      );
      await this.workOff(checker, checked, '复核');
    }
  }

  /** Every line of a tab of the cashier's desk: unfolded, opened where it is kept to itself, and its button pressed. */
  private async workOff(
    { page }: Visitor,
    tab: string,
    name: string,
    prepare: (left: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await page.goto(`/console/finance/${tab}`);
    const lines = page.locator('tr[data-id] button.link');
    const closed = page.getByRole('button', { name: '打开', exact: true });
    const button = page.getByRole('button', { name, exact: true });
    await lines.first().waitFor();
    for (let left = await lines.count(); left > 0; left -= 1) {
      await lines.nth(left - 1).click();
      await closed.or(button).first().waitFor();
      if (await closed.isVisible()) await closed.click();
      await prepare(left);
      await button.click();
      await button.waitFor({ state: 'detached' });
    }
  }

  /** Presses every button of this name, one after the other, until there is none; `prepare` comes before each. */
  async pressAll(
    visitor: Visitor,
    name: string,
    prepare: (left: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const buttons = visitor.page.getByRole('button', { name, exact: true });
    await buttons.first().waitFor();
    for (let left = await buttons.count(); left > 0; left = await buttons.count()) {
      await prepare(left);
      await buttons.first().click();
      await buttons.nth(left - 1).waitFor({ state: 'detached' });
    }
  }

  async when(sql: string): Promise<Date> {
    return (await this.platform.query<{ at: Date }>(sql))[0]!.at;
  }

  /** The clock goes to the moment that a query names, and so many milliseconds past it. */
  async advancePast(sql: string, ms: number): Promise<void> {
    await advanceTo(this.platform.url, new Date((await this.when(sql)).getTime() + ms));
  }

  async lotState(): Promise<string> {
    return (await this.platform.query<{ state: string }>('select state from lot'))[0]!.state;
  }
}

/** Day and minute of a moment, as a form takes them. */
function inShanghai(at: Date): [string, string] {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
  return text.split(' ') as [string, string];
}

/** Each pays from an account of his own. */
function accountOf(name: string): string {
  const tail = [...name].reduce((sum, sign) => (sum * 131 + sign.codePointAt(0)!) % 1_000_000, 0);
  return `29010201${String(tail).padStart(6, '0')}`;
}
