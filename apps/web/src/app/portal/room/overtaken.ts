import { Injectable, inject, signal } from '@angular/core';
import { RoomBell } from './room-bell';

const HERTZ = 440;

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

/** That somebody has gone before one who led: shown, told to a screen reader at once, and aloud. Provide it on a page. */
@Injectable()
export class Overtaken {
  private readonly bell = inject(RoomBell);
  private hasLed = false;
  private countThen: number | null = null;
  /** One's own bid that nothing has shown yet. */
  private own: Pick<Lead, 'asOf' | 'count'> | undefined;

  /** Empty while he leads, or never has. */
  readonly words = signal('');

  /**
   * His bid is recorded, and from there on what is shown knows of it: he has led, also where the next bid is shown in
   * the same moment.
   */
  bid(own: Pick<Lead, 'asOf' | 'count'>, lead: Lead): void {
    this.own = own;
    this.hear(lead);
  }

  hear({ isMine, asOf, count, words, isOver }: Lead): void {
    if (this.own && !isOver) {
      if (asOf < this.own.asOf) return;
      this.hasLed = true;
      this.countThen = this.own.count;
    }
    this.own = undefined;
    if (isOver || isMine) {
      this.hasLed = isMine && !isOver;
      this.countThen = count;
      this.words.set('');
      return;
    }
    // Where a bid was struck there are fewer of them: nobody has bid more.
    const isMore = count === null || this.countThen === null || count > this.countThen;
    const isOvertaken = this.hasLed && isMore;
    this.hasLed = false;
    if (!isOvertaken) return;
    this.words.set(words);
    this.bell.ring(HERTZ);
    this.bell.say(words);
  }
}
