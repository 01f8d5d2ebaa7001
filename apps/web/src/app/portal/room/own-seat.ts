import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { SeatView } from '@helan/contracts';
import { problemFrom } from '../../data/api';
import { Session } from '../../data/session';
import { BiddingClient } from '../../data/trading/bidding-client';

/** What is known of one's own place: nothing yet; what the platform has said; what it said before; no more, since who looks is signed out. */
export type Knowledge = 'COMING' | 'KNOWN' | 'UNREAD' | 'SIGNED_OUT';

/** After so long it is asked for again, twice as long each time. */
const AGAIN_MS = 2_000;
const LONGEST_AGAIN_MS = 30_000;

/** One's own place in a room. Only an answer takes it away: whatever else comes, it stays and is asked for again. Provide it on a page. */
@Injectable()
export class OwnSeat {
  private readonly client = inject(BiddingClient);
  private readonly session = inject(Session);

  readonly value = signal<SeatView | null>(null);
  readonly knowledge = signal<Knowledge>('COMING');
  /** Which asking has brought it. */
  readonly broughtBy = signal(0);
  private asked = 0;
  private failed = 0;
  private isGone = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      clearTimeout(this.timer);
    });
  }

  /** Asks for it; returns which asking this is. */
  ask(lotId: string): number {
    clearTimeout(this.timer);
    this.asked += 1;
    void this.read(lotId, this.asked);
    return this.asked;
  }

  private async read(lotId: string, asking: number): Promise<void> {
    try {
      await this.session.load();
      const seat = this.session.has('placeBid') ? await this.client.seat(lotId) : null;
      this.take(seat, asking);
    } catch (error) {
      // A later asking has its own outcome.
      if (!this.isGone && asking === this.asked) this.miss(lotId, problemFrom(error).code);
    }
  }

  private take(seat: SeatView | null, asking: number): void {
    // Whoever was signed out meanwhile has not been told that he has no place.
    if (asking < this.broughtBy() || (!seat && this.knowledge() === 'SIGNED_OUT')) return;
    this.failed = 0;
    this.value.set(seat);
    this.broughtBy.set(asking);
    this.knowledge.set('KNOWN');
  }

  private miss(lotId: string, code: string): void {
    if (code === 'session.required') {
      this.session.forget();
      return this.knowledge.set('SIGNED_OUT');
    }
    this.knowledge.set('UNREAD');
    const wait = Math.min(AGAIN_MS * 2 ** this.failed, LONGEST_AGAIN_MS);
    this.failed += 1;
    this.timer = setTimeout(() => this.ask(lotId), wait);
  }
}
