import { Injectable, type OnDestroy, inject, signal } from '@angular/core';
import { BiddingClient } from '../../data/trading/bidding-client';

const MEASURE_EVERY_MS = 20_000;
/** The quickest of so many answers says it best. */
const SAMPLES = 4;
const TICK_MS = 100;
/** So far behind what the platform says its time is, a clock is wrong; an answer is never of the future. */
const BEHIND_MS = 500;

interface Sample {
  readonly offsetMs: number;
  readonly errorMs: number;
}

/**
 * The platform's time in this browser, with the error it may have: half the shortest of some round trips, and the
 * platform's own.
 * Measured again whenever the page wakes, because a sleeping phone's clock stands still, and when the platform says
 * that it is later. Provide it on a page.
 */
@Injectable()
export class RoomClock implements OnDestroy {
  private readonly client = inject(BiddingClient);
  private offsetMs = 0;
  private runs = 0;
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

  /** The platform has said what its time is: one that lies ahead of this clock's has it measured again. */
  hear(at: string): void {
    const isBehind = this.errorMs() !== null && Date.parse(at) - this.platformTime() > BEHIND_MS;
    if (isBehind) void this.measure();
  }

  async measure(): Promise<void> {
    const run = ++this.runs;
    try {
      const samples = [await this.sample()];
      this.trust(samples[0]!);
      // Whoever has begun to measure since then knows better.
      while (samples.length < SAMPLES && run === this.runs) samples.push(await this.sample());
      if (run === this.runs)
        this.trust(samples.reduce((best, one) => (one.errorMs < best.errorMs ? one : best)));
    } catch {
      this.errorMs.set(null);
    }
  }

  private async sample(): Promise<Sample> {
    const before = performance.now();
    const { at, errorMs } = await this.client.clock();
    const after = performance.now();
    return {
      offsetMs: Date.parse(at) - (before + after) / 2,
      errorMs: Math.ceil((after - before) / 2) + errorMs,
    };
  }

  private trust({ offsetMs, errorMs }: Sample): void {
    this.offsetMs = offsetMs;
    this.errorMs.set(errorMs);
    this.tick();
  }

  private platformTime(): number {
    return performance.now() + this.offsetMs;
  }

  private tick(): void {
    if (this.errorMs() !== null) this.now.set(this.platformTime());
  }
}
