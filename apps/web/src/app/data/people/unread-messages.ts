import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { Session } from '../session';
import { MessagesClient } from './messages-client';

/** So often the bell asks while somebody looks at the page. */
const EVERY_MS = 60_000;

/** How many messages somebody has not read: asked now and then, and when a page is looked at again. */
@Injectable({ providedIn: 'root' })
export class UnreadMessages {
  private readonly client = inject(MessagesClient);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private timer: ReturnType<typeof setInterval> | undefined;

  readonly count = signal(0);

  /** In the browser, once for the life of the page. */
  watch(): void {
    if (this.timer !== undefined) return;
    this.timer = setInterval(() => void this.ask(), EVERY_MS);
    this.document.addEventListener('visibilitychange', () => void this.ask());
    void this.ask();
  }

  /** A bell that cannot be read says what it said before. */
  async ask(): Promise<void> {
    if (!this.session.has('readOwnMessages')) return this.count.set(0);
    if (this.document.visibilityState === 'hidden') return;
    try {
      this.count.set((await this.client.unread()).count);
    } catch {
      return;
    }
  }
}
