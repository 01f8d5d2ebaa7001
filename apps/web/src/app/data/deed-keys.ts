import { Injectable } from '@angular/core';

/** The field of a request's head that names the press of a button it comes from. */
export const DEED_KEY = 'Idempotency-Key';

/**
 * A key for each press of a button. Whoever presses again for the same thing before the platform has answered, or
 * after an answer was lost, does so under the same key: it is done once.
 */
@Injectable({ providedIn: 'root' })
export class DeedKeys {
  private readonly unanswered = new Map<string, string>();

  of(content: string): string {
    const key = this.unanswered.get(content) ?? newKey();
    this.unanswered.set(content, key);
    return key;
  }

  answered(content: string): void {
    this.unanswered.delete(content);
  }
}

/** A page that came without encryption, as in a demonstration at home, has no `randomUUID`. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
