import { createHash } from 'node:crypto';
import type { Line } from './record-lines.js';

/*
 * Several who declare the ceiling price of an open session: the highest right is first, and who is still equal is
 * drawn by a seed whose hash the notice had. Without any of the platform's own code.
 */

export class Ceiling {
  /** The one that was drawn; null as long as nobody is. */
  drawn: string | null = null;
  private readonly amount: bigint | null;
  private declared: { readonly paddle: string; readonly hash: string }[] = [];

  constructor(
    ceilingFen: string | undefined,
    private readonly rankOf: (paddle: string) => number | null,
  ) {
    this.amount = ceilingFen === undefined ? null : BigInt(ceilingFen);
  }

  /** Whether a price is the ceiling, so that it rises no more. */
  isAt(price: bigint | null): boolean {
    return this.amount !== null && price === this.amount;
  }

  isAbove(price: bigint): boolean {
    return this.amount !== null && price > this.amount;
  }

  has(paddle: string): boolean {
    return this.declared.some((one) => one.paddle === paddle);
  }

  take({ paddle, hash }: Line): void {
    this.declared.push({ paddle, hash });
  }

  /** Struck bids count no more. */
  leaveOut(struck: ReadonlySet<string>): void {
    this.declared = this.declared.filter(({ paddle }) => !struck.has(paddle));
  }

  /** Those whom only a drawing can part, in the order of their lines. */
  get equals(): string[] {
    const paddles = this.declared.map(({ paddle }) => paddle);
    const ranks = paddles.flatMap((paddle) => this.rankOf(paddle) ?? []);
    const highest = ranks.length > 0 ? Math.min(...ranks) : null;
    return paddles.filter((paddle) => highest === null || this.rankOf(paddle) === highest);
  }

  get isDecided(): boolean {
    return this.equals.length < 2 || this.drawn !== null;
  }

  /** The drawing among equals; `drawHash` is what the notice had of its secret. */
  draw(value: string, drawHash: string | undefined): string | undefined {
    const { secret, paddles, paddle } = JSON.parse(value) as {
      secret: string;
      paddles: string[];
      paddle: string;
    };
    const equals = this.equals.sort();
    const isTwice = this.drawn !== null;
    this.drawn = paddle;
    if (sha256(secret) !== drawHash) return '抽签的种子不是公告上的那一个。';
    if (equals.length < 2 || isTwice) return '不该抽签。';
    const seed = sha256(secret + this.declared.map(({ hash }) => hash).join(''));
    const number = BigInt(`0x${sha256(seed + equals.join(','))}`) % BigInt(equals.length);
    const isRight = equals.join() === paddles.join() && equals[Number(number)] === paddle;
    return isRight ? undefined : '抽签的结果不对。';
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
