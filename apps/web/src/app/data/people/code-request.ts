import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { CodeSentView } from '@helan/contracts';
import type { OwnCodePurpose } from '@helan/domain';
import { AccountClient, type TypedCode } from './account-client';

const SECOND_MS = 1_000;

/** A code that a form has asked for, and how long until it may ask again. Provide it on the component. */
@Injectable()
export class CodeRequest {
  private readonly client = inject(AccountClient);
  readonly sent = signal<CodeSentView | null>(null);
  readonly againInSeconds = signal(0);
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearInterval(this.timer));
  }

  ask(phone: string, purpose: OwnCodePurpose): Promise<void> {
    return this.askBy(() => this.client.askCode(phone, purpose));
  }

  /** By another way than the door's. */
  async askBy(send: () => Promise<CodeSentView>): Promise<void> {
    const sent = await send();
    this.sent.set(sent);
    this.againInSeconds.set(sent.againAfterSeconds);
    clearInterval(this.timer);
    this.timer = setInterval(() => this.tick(), SECOND_MS);
  }

  /** What goes back; without a ticket the platform says that none was asked for. */
  typed(phone: string, code: string): TypedCode {
    return { phone, code, ticket: this.sent()?.ticket ?? '00000000-0000-4000-8000-000000000000' };
  }

  private tick(): void {
    this.againInSeconds.update((seconds) => Math.max(0, seconds - 1));
    if (this.againInSeconds() === 0) clearInterval(this.timer);
  }
}
