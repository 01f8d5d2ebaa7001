/** Who sits in a session: paddles with the rank of a right, and that nobody has two. */
export class Seats {
  private readonly ranks = new Map<string, number | null>();
  private readonly commitments = new Set<string>();

  /** Plays the line of a seat; gives what is wrong with it. */
  take(paddle: string, value: string): string | undefined {
    const [commitment = '', rank] = value.split('#');
    if (this.ranks.has(paddle)) return '号牌重复。';
    this.ranks.set(paddle, rank === undefined ? null : Number(rank));
    if (this.commitments.has(commitment)) return '两个号牌是同一个人的。';
    this.commitments.add(commitment);
    return undefined;
  }

  has(paddle: string): boolean {
    return this.ranks.has(paddle);
  }

  rankOf(paddle: string): number | null {
    return this.ranks.get(paddle) ?? null;
  }
}
