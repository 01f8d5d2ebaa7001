import { signal } from '@angular/core';

/** One that was not done with the others, and what keeps it. */
export interface Kept {
  readonly id: string;
  readonly sentence: string;
}

interface Answer {
  readonly confirmed: number;
  readonly failed: readonly Kept[];
}

/** How many have been answered, how many of them are done, and how many were sent. */
export interface PartsDone {
  readonly done: number;
  readonly confirmed: number;
  readonly all: number;
}

/** So many are sent at a time, so that it can be seen how far it has gone. */
const AT_ONCE = 50;

/** Many in one act: part by part, with what is done so far and what was not. */
export class InParts {
  /** Nothing before. */
  readonly progress = signal<PartsDone | null>(null);
  readonly failed = signal<ReadonlyMap<string, Kept>>(new Map());

  /** Where a part is refused as a whole, the rest is not sent: what was done stands. */
  async send(ids: readonly string[], act: (part: readonly string[]) => Promise<Answer>): Promise<void> {
    this.forget();
    this.progress.set({ done: 0, confirmed: 0, all: ids.length });
    let confirmed = 0;
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const part = ids.slice(from, from + AT_ONCE);
      const answer = await act(part);
      confirmed += answer.confirmed;
      this.failed.update(
        (failed) => new Map([...failed, ...answer.failed.map((one) => [one.id, one] as const)]),
      );
      this.progress.set({ done: from + part.length, confirmed, all: ids.length });
    }
  }

  forget(): void {
    this.progress.set(null);
    this.failed.set(new Map());
  }
}
