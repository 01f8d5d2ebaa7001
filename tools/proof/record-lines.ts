/** A line of a record's log, and the rules that stand at its head, as the file has them. */
export interface Line {
  readonly seq: number;
  readonly kind: string;
  readonly paddle: string;
  readonly value: string;
  /** When it counts. */
  readonly at: string;
  /** Of a bid: when its last byte was there. */
  readonly arrivedAt?: string;
  readonly envelope?: string;
  readonly prevHash: string;
  readonly hash: string;
}

export interface Rules {
  readonly mode: string;
  readonly startPriceFen: string;
  readonly stepFen: string;
  readonly floorFen: string;
  readonly mostSteps: number | null;
  readonly firstBid: string;
  readonly startAt: string;
  readonly freeEndAt: string;
  /** Of sealed prices. */
  readonly endAt?: string;
  readonly isBuying?: boolean;
  readonly priceWeight?: number;
  readonly extraRoundMs?: number | null;
  readonly limitedMs: number;
  readonly intervalMs: number;
  readonly dayEndMinute: number | null;
  readonly extension: {
    readonly manner: string;
    readonly byMs: number;
    readonly triggerMs: number;
    readonly most: number | null;
  };
}
