import { DOCUMENT, Injectable, inject } from '@angular/core';
import { MessagesClient } from './messages-client';
import { PushBrowser } from './push-browser';

/** Whose notices this browser shows: of an account, by its id. */
const KEY = 'push-of';

/**
 * The notices of this browser are those of whoever asked for them here: they end as he signs out or somebody else comes
 * in, and pass to his session of now each time that he comes back.
 */
@Injectable({ providedIn: 'root' })
export class PushKeeper {
  private readonly client = inject(MessagesClient);
  private readonly browser = inject(PushBrowser);
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;

  /** He wants to be told here from now on. */
  remember(accountId: string): void {
    this.storage?.setItem(KEY, accountId);
  }

  /** Somebody is in. What does not work now is done when the next page opens. */
  async come(accountId: string): Promise<void> {
    try {
      const subscription = await this.browser.current();
      if (!subscription) return;
      if (this.storage?.getItem(KEY) === accountId) await this.client.subscribe(subscription);
      else await this.leave();
    } catch {
      // Notices are no reason to keep anybody from his page.
    }
  }

  /** This browser shows nobody's any more; the platform finds it gone, and forgets it with the session. */
  async leave(): Promise<void> {
    this.storage?.removeItem(KEY);
    await this.browser.unsubscribe().catch(() => undefined);
  }
}
