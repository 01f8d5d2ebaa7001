import { Injectable, type OnDestroy, inject, signal } from '@angular/core';
import { BiddingClient } from '../../data/bidding-client';

const MEASURE_EVERY_MS = 20_000;
const TICK_MS = 100;

/**
 * The platform's time in this browser, with the error it may have: half the round trip and the platform's own.
 * Measured again whenever the page wakes, because a sleeping phone's clock stands still. Provide it on a page.
 */
@Injectable()
export class RoomClock implements OnDestroy {
  private readonly client = inject(BiddingClient);
  private offsetMs = 0;
  private readonly timers = [
    setInterval(() => this.tick(), TICK_MS),
    setInterval(() => void this.measure(), MEASURE_EVERY_MS),
  ];
  private readonly onWake = () => {
    if (document.visibilityState === 'visible') void this.measure();
  };

  /** Milliseconds of the platform's time; moves ten times a second. */
  readonly now = signal(0);
  readonly errorMs = signal<number | null>(null);

  constructor() {
    document.addEventListener('visibilitychange', this.onWake);
    window.addEventListener('online', this.onWake);
    void this.measure();
  }

  ngOnDestroy(): void {
    this.timers.forEach((timer) => clearInterval(timer));
    document.removeEventListener('visibilitychange', this.onWake);
    window.removeEventListener('online', this.onWake);
  }

  async measure(): Promise<void> {
    try {
      const before = performance.now();
      const { at, errorMs } = await this.client.clock();
      const after = performance.now();
      this.offsetMs = Date.parse(at) - (before + after) / 2;
      this.errorMs.set(Math.ceil((after - before) / 2) + errorMs);
      this.tick();
    } catch {
      this.errorMs.set(null);
    }
  }

  private tick(): void {
    if (this.errorMs() !== null) this.now.set(performance.now() + this.offsetMs);
  }
}
