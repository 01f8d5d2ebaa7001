import type { Page } from 'playwright-core';

/** So many times somebody presses Tab before he gives up. */
const MOST_TABS = 120;
/** A Chinese character is about so many keys: a syllable in letters, and the choice among those that sound alike. */
const KEYS_A_CHARACTER = 4;

/** What a person at the keys does: goes from one thing to the next, presses it, types. Nothing is pointed at. */
export class AtTheKeys {
  /** How many keys have been struck, and how often the page was waited for. */
  strokes = 0;
  waits = 0;

  constructor(readonly page: Page) {}

  /** By Tab alone to what is called so; how often it took is what the page asks of a hand. */
  async goTo(name: string | RegExp): Promise<number> {
    // Nobody presses a key before he sees what he wants.
    const named = this.page.getByText(name, { exact: true }).or(this.page.getByLabel(name, { exact: true }));
    await named.filter({ visible: true }).first().waitFor();
    const met: string[] = [];
    for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
      const here = await this.here();
      met.push(here.slice(0, 20));
      if (typeof name === 'string' ? here === name : name.test(here)) return tabs;
      await this.strike('Tab');
    }
    const way = [...new Set(met)].join(' | ');
    throw new Error(`${MOST_TABS} times Tab did not lead to ${String(name)} on ${this.page.url()}: ${way}`);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.goTo(name);
    await this.strike('Enter');
  }

  /** Into the box of this name, and off from within it. */
  async send(label: string | RegExp, text: string): Promise<void> {
    await this.goTo(label);
    await this.write(text);
    await this.strike('Control+Enter');
  }

  /** Into the box of this name, whatever stood in it. */
  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.goTo(label);
    await this.strike('Control+A');
    await this.write(text);
  }

  /** One key, or one with another held down. */
  async strike(key: string): Promise<void> {
    this.strokes += key.split('+').length;
    await this.page.keyboard.press(key);
  }

  async write(text: string): Promise<void> {
    for (const sign of text) this.strokes += sign.codePointAt(0)! > 0x2e80 ? KEYS_A_CHARACTER : 1;
    await this.page.keyboard.insertText(text);
  }

  /** Digits, one by one, into a box of days or hours. */
  async digits(text: string): Promise<void> {
    for (const digit of text) await this.strike(digit);
  }

  /** Until the page shows it. */
  async sees(text: string | RegExp): Promise<void> {
    this.waits += 1;
    await this.page.getByText(text).first().waitFor();
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
