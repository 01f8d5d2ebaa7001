import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { type Control, TypedControls, isControl } from './typed-controls';

/** What somebody had typed into one control. */
export interface KeptText {
  /** Its id, else its name, and of a choice its value as well. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly isChecked?: boolean;
}

interface KeptPage {
  readonly accountId: string;
  readonly url: string;
  readonly texts: readonly KeptText[];
}

const NAME = 'kept-texts';

/**
 * What was typed on a page whose session has ended: it lies in this tab alone, for the same person, and goes back into
 * its fields once he is there again. What has no field yet, because its form is not open, waits for it and can be read
 * meanwhile.
 */
@Injectable({ providedIn: 'root' })
export class KeptTexts {
  private readonly document = inject(DOCUMENT);
  private readonly typed = inject(TypedControls);
  private observer: MutationObserver | undefined;

  /** How many went back, and what has no field. */
  readonly putBackCount = signal(0);
  readonly waiting = signal<readonly KeptText[]>([]);

  /** Before the page is left for the sign-in page. */
  keep(accountId: string, url: string): void {
    const texts = this.typed.take().map(textOf);
    if (texts.length === 0) return;
    sessionStorage.setItem(NAME, JSON.stringify({ accountId, url, texts } satisfies KeptPage));
  }

  /** On a page that has been opened and has read what it shows. */
  putBack(accountId: string, url: string): void {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as KeptPage | null;
    if (kept?.accountId !== accountId || kept.url !== url) return;
    sessionStorage.removeItem(NAME);
    this.waiting.set(kept.texts);
    this.fill();
    if (this.waiting().length === 0) return;
    this.observer = new MutationObserver(() => this.fill());
    this.observer.observe(this.document.body, { childList: true, subtree: true });
  }

  /** Where he goes on to another page, or has read enough. */
  forget(): void {
    this.observer?.disconnect();
    this.observer = undefined;
    this.typed.take();
    this.waiting.set([]);
    this.putBackCount.set(0);
  }

  private fill(): void {
    const controls = new Map(this.controls().map((control) => [keyOf(control), control]));
    const placed = this.waiting().filter(({ key }) => controls.has(key));
    if (placed.length === 0) return;
    this.waiting.update((texts) => texts.filter((text) => !placed.includes(text)));
    this.putBackCount.update((count) => count + placed.length);
    for (const text of placed) write(controls.get(text.key)!, text);
    if (this.waiting().length === 0) this.observer?.disconnect();
  }

  private controls(): Control[] {
    return [...this.document.querySelectorAll('main input, main select, main textarea')].filter(isControl);
  }
}

function isChoice(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio';
}

function keyOf(control: Control): string {
  const name = control.id || control.name;
  return isChoice(control) ? `${name}=${control.value}` : name;
}

function textOf(control: Control): KeptText {
  const label = control.labels?.[0]?.textContent?.trim() ?? control.getAttribute('aria-label') ?? '';
  const text = { key: keyOf(control), label, value: control.value };
  return isChoice(control) ? { ...text, isChecked: control.checked } : text;
}

/** As if it were typed again, so that the form hears of it. */
function write(control: Control, { value, isChecked }: KeptText): void {
  if (isChoice(control)) control.checked = isChecked ?? false;
  else control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}
