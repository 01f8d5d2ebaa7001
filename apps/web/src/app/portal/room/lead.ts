/** How it stands, for one who bids. */
export interface Lead {
  readonly isMine: boolean;
  /** How late this is: lines of the log, or where those are not shown, which asking has brought it. */
  readonly asOf: number;
  /** How many bids stand; null where that is not shown. */
  readonly count: number | null;
  /** What is said where somebody else has gone before him. */
  readonly words: string;
  readonly isOver: boolean;
}

/** Whether there is something new to say, nothing any more, or what there was. */
type Outcome = 'SAY' | 'CLEAR' | 'KEEP';

/** Notices that somebody has gone before one who led. */
export class LeadWatch {
  private hasLed = false;
  private countThen: number | null = null;
  /** One's own bid that nothing has shown yet. */
  private own: Pick<Lead, 'asOf' | 'count'> | undefined;

  /**
   * His bid is recorded, and from there on what is shown knows of it: he has led, also where the next bid is shown in
   * the same moment.
   */
  bid(own: Pick<Lead, 'asOf' | 'count'>, lead: Lead): Outcome {
    this.own = own;
    return this.hear(lead);
  }

  hear({ isMine, asOf, count, isOver }: Lead): Outcome {
    if (this.own && !isOver) {
      if (asOf < this.own.asOf) return 'KEEP';
      this.hasLed = true;
      this.countThen = this.own.count;
    }
    this.own = undefined;
    if (isOver || isMine) {
      this.hasLed = isMine && !isOver;
      this.countThen = count;
      return 'CLEAR';
    }
    // Where a bid was struck there are fewer of them: nobody has bid more.
    const isMore = count === null || this.countThen === null || count > this.countThen;
    const isOvertaken = this.hasLed && isMore;
    this.hasLed = false;
    return isOvertaken ? 'SAY' : 'KEEP';
  }
}
