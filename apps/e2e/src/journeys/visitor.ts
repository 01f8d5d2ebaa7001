import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../../../tools/browser/find-browser.mjs';

const PASSWORD = 'helan2026';

export const PHONE = { width: 360, height: 740 };
export const TABLET = { width: 1024, height: 768 };
export const DESK = { width: 1440, height: 900 };

/** The browser that the check has found. */
export function openBrowser(): Promise<Browser> {
  return launchBrowser();
}

/** Someone in front of a screen of his own, who notes every fault that the page reports. */
export class Visitor {
  readonly faults: string[] = [];
  /** Whatever the browser's console calls an error, requests that were refused among it. */
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly url: string,
  ) {}

  static async arrive(browser: Browser, url: string, viewport = PHONE): Promise<Visitor> {
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      baseURL: url,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const visitor = new Visitor(page, context, url);
    page.on('pageerror', (error) => visitor.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') visitor.errors.push(`${message.text()} ${message.location().url}`);
      if (message.text().includes('Content Security Policy')) visitor.faults.push(message.text());
    });
    return visitor;
  }

  async signIn(login: string): Promise<this> {
    await this.page.goto('/login');
    await this.page.getByLabel('账号').fill(login);
    await this.page.getByLabel('密码').fill(PASSWORD);
    await this.page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
    await this.page.waitForURL((url) => !url.pathname.startsWith('/login'));
    return this;
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).first().click();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label).first().fill(value);
  }

  /** The box of this name is framed as wrong, and says why below: last of what describes it. */
  async marks(label: string | RegExp): Promise<string> {
    const box = this.page.locator('[aria-invalid="true"]').and(this.page.getByLabel(label)).first();
    await box.waitFor();
    const ids = (await box.getAttribute('aria-describedby'))?.split(' ') ?? [];
    return this.page.locator(`[id="${ids.at(-1)}"]`).innerText();
  }

  /** A picture of the whole page for whoever wants to look at it: where `PICTURES` names a folder. */
  async picture(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder) await this.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
