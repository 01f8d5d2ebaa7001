import type { Page } from 'playwright-core';

/** So many times somebody presses Tab before he gives up. */
const MOST_TABS = 120;

/** What a person at the keys does: goes from one thing to the next, presses it, types. Nothing is pointed at. */
export class AtTheKeys {
  constructor(readonly page: Page) {}

  /** By Tab alone to what is called so; how often it took is what the page asks of a hand. */
  async goTo(name: string | RegExp): Promise<number> {
    // Nobody presses a key before he sees what he wants.
    await this.page.getByText(name, { exact: true }).first().waitFor();
    const met: string[] = [];
    for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
      const here = await this.here();
      met.push(here.slice(0, 20));
      if (typeof name === 'string' ? here === name : name.test(here)) return tabs;
      await this.page.keyboard.press('Tab');
    }
    const way = [...new Set(met)].join(' | ');
    throw new Error(`${MOST_TABS} times Tab did not lead to ${String(name)} on ${this.page.url()}: ${way}`);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.goTo(name);
    await this.page.keyboard.press('Enter');
  }

  /** Into the box of this name, and off from within it. */
  async send(label: string | RegExp, text: string): Promise<void> {
    await this.goTo(label);
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Control+Enter');
  }

  /** How what has the focus is called: by its label, or by what stands on it. */
  private here(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return '';
      const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null) : null;
      const name = labels?.[0]?.innerText ?? element.getAttribute('aria-label') ?? element.innerText;
      return name.trim();
    });
  }
}
