import { type Clock, advanceTo, readClock } from './stage.js';

/** As many sessions as one hour takes. */
const SESSIONS_AN_HOUR = 15;
const HOUR = 3_600_000;

interface Waiting {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * Several deals on one platform: one acts at a time until it waits for a moment, and the clock moves to the earliest
 * moment that anybody waits for when all of them wait.
 */
export class Timekeeper implements Clock {
  private waiting: Waiting[] = [];
  private readonly sessions = new Map<number, number>();
  private handBack: () => void = () => undefined;

  constructor(private readonly url: string) {}

  /** Ends when every play has ended; a play must not reject. */
  async run(plays: readonly (() => Promise<void>)[]): Promise<void> {
    const ready: (() => void)[] = plays.map((play) => () => void play().then(() => this.handBack()));
    for (;;) {
      const next = ready.shift();
      if (next) {
        await new Promise<void>((resolve) => {
          this.handBack = resolve;
          next();
        });
        continue;
      }
      if (this.waiting.length === 0) return;
      const at = Math.min(...this.waiting.map((one) => one.at));
      await advanceTo(this.url, new Date(at));
      const due = this.waiting.filter((one) => one.at <= at);
      this.waiting = this.waiting.filter((one) => one.at > at);
      ready.push(...due.map(({ wake }) => wake));
    }
  }

  async until(at: Date): Promise<void> {
    if (at <= (await readClock(this.url))) return;
    await new Promise<void>((resolve) => {
      this.waiting.push({ at: at.getTime(), wake: resolve });
      this.handBack();
    });
  }

  startOf(earliest: Date): Date {
    for (let at = earliest.getTime(); ; at += HOUR) {
      const hour = Math.floor(at / HOUR);
      const count = this.sessions.get(hour) ?? 0;
      if (count >= SESSIONS_AN_HOUR) continue;
      this.sessions.set(hour, count + 1);
      return new Date(at);
    }
  }
}
