import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/index.js';

const MOST_KNOWN = 100_000;

/**
 * Under which registration a party has bid for a lot, so that it need not be looked up again: one for ever, unless he
 * withdraws and registers anew, which is found by its first bid that does not count.
 * Whether he may bid is read under the lock each time.
 */
@Injectable()
export class KnownPlaces {
  private readonly places = new Map<string, string>();

  keep({ partyId }: Actor, lotId: string, registrationId: string): void {
    if (this.places.size >= MOST_KNOWN) this.places.clear();
    this.places.set(`${lotId}:${partyId}`, registrationId);
  }

  forget({ partyId }: Actor, lotId: string): void {
    this.places.delete(`${lotId}:${partyId}`);
  }

  find({ partyId }: Actor, lotId: string): string | undefined {
    return this.places.get(`${lotId}:${partyId}`);
  }
}
