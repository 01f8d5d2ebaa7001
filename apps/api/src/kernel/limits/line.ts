import type { RefusedError } from '../http/refused-error.js';

/** Somebody in the line. */
interface Waiting {
  /** Whether he has hung up: his turn is the next one's. */
  readonly isGone: () => boolean;
  readonly begin: () => void;
  readonly giveUp: () => void;
}

/** Who asks for work to be done. */
export interface Place {
  /** Those who are known go first, and have a line as long of their own. */
  readonly isKnown: boolean;
  readonly isGone: () => boolean;
}

/** Work of which this process does only so much at once; the rest waits in order, and the line has an end. */
export class Line {
  private running = 0;
  private known: Waiting[] = [];
  private others: Waiting[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
    /** What is answered where the line is full. */
    private readonly full: () => RefusedError,
  ) {}

  async run<T>(place: Place, work: () => Promise<T>): Promise<T> {
    await this.turn(place);
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  private turn({ isKnown, isGone }: Place): Promise<void> {
    if (this.running < this.atOnce) {
      this.running += 1;
      return Promise.resolve();
    }
    this.letGo();
    const line = isKnown ? this.known : this.others;
    if (line.length >= this.mostWaiting) throw this.full();
    return new Promise((resolve, reject) => {
      line.push({ isGone, begin: resolve, giveUp: () => reject(this.full()) });
    });
  }

  private next(): void {
    this.letGo();
    const next = this.known.shift() ?? this.others.shift();
    if (next) next.begin();
    else this.running -= 1;
  }

  /** Whoever has hung up keeps nobody waiting. */
  private letGo(): void {
    for (const gone of [...this.known, ...this.others].filter(({ isGone }) => isGone())) gone.giveUp();
    this.known = this.known.filter(({ isGone }) => !isGone());
    this.others = this.others.filter(({ isGone }) => !isGone());
  }
}
