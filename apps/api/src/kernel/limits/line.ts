import type { RefusedError } from '../http/refused-error.js';

export interface LineLimits {
  readonly atOnce: number;
  /** More than so many are turned away at once. */
  readonly waiting: number;
  /** Whoever has waited so long is turned away; nobody where it is not said. */
  readonly waitMs?: number;
  /** What is answered to those who are turned away. */
  readonly full: () => RefusedError;
}

/** Who asks for work to be done. */
export interface Place {
  /** Those who are known go first, and have a line as long of their own. */
  readonly isKnown: boolean;
  readonly isGone: () => boolean;
}

/** Somebody in the line. */
interface Waiting {
  /** Whether he has hung up: his turn is the next one's. */
  readonly isGone: () => boolean;
  readonly begin: () => void;
  readonly giveUp: () => void;
}

const ANYBODY: Place = { isKnown: false, isGone: () => false };

/** Work of which this process does only so much at once; the rest waits in order, and the line has an end. */
export class Line {
  private running = 0;
  private known: Waiting[] = [];
  private others: Waiting[] = [];

  constructor(private readonly limits: LineLimits) {}

  /** How many wait. */
  get waiting(): number {
    return this.known.length + this.others.length;
  }

  async run<T>(work: () => Promise<T>, place = ANYBODY): Promise<T> {
    await this.turn(place);
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  private turn({ isKnown, isGone }: Place): Promise<void> {
    const { atOnce, waiting, full } = this.limits;
    if (this.running < atOnce) {
      this.running += 1;
      return Promise.resolve();
    }
    this.letGo();
    const line = isKnown ? this.known : this.others;
    if (line.length >= waiting) throw full();
    return new Promise((resolve, reject) => line.push(this.inLine(isGone, resolve, reject)));
  }

  private inLine(isGone: Waiting['isGone'], resolve: () => void, reject: (error: Error) => void): Waiting {
    const { waitMs, full } = this.limits;
    let isLate = false;
    const late = () => {
      isLate = true;
      this.letGo();
    };
    const timer = waitMs === undefined ? undefined : setTimeout(late, waitMs);
    const leave = (how: () => void) => () => {
      clearTimeout(timer);
      how();
    };
    return {
      isGone: () => isLate || isGone(),
      begin: leave(resolve),
      giveUp: leave(() => reject(full())),
    };
  }

  private next(): void {
    this.letGo();
    const next = this.known.shift() ?? this.others.shift();
    if (next) next.begin();
    else this.running -= 1;
  }

  /** Whoever has hung up, or waited too long, keeps nobody waiting. */
  private letGo(): void {
    for (const gone of [...this.known, ...this.others].filter(({ isGone }) => isGone())) gone.giveUp();
    this.known = this.known.filter(({ isGone }) => !isGone());
    this.others = this.others.filter(({ isGone }) => !isGone());
  }
}
