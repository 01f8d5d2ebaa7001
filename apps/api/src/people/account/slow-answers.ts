import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** After which pause an attempt goes on: the third in a row and those after it. */
const PAUSES_MS = [0, 0, 0, 500, 1_000, 2_000] as const;
const LONGEST_MS = 2_000;
/** Beyond this many, whoever is to wait is answered at once: to wait costs a connection. */
const MOST_HELD = 500;

/** Who guesses is answered more and more slowly, so that he who asks again as soon as he is answered asks seldom. */
@Injectable()
export class SlowAnswers {
  private held = 0;

  /** Before the attempt of this number in a row is looked at. */
  beforeAttempt(number: number): Promise<void> {
    return this.hold(PAUSES_MS[number] ?? LONGEST_MS);
  }

  beforeRefusal(): Promise<void> {
    return this.hold(LONGEST_MS);
  }

  private async hold(ms: number): Promise<void> {
    if (ms === 0 || this.held >= MOST_HELD) return;
    this.held += 1;
    await wait(ms);
    this.held -= 1;
  }
}
