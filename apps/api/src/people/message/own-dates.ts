import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/index.js';

/** A moment or a day that somebody has to keep in mind. */
export interface OwnDate {
  /** The same whenever it is read, so that a calendar moves what has moved. */
  readonly key: string;
  readonly lotId: string;
  readonly title: string;
  readonly link: string;
  /** What begins then, for so many minutes; what is due ends then. */
  readonly at: Date;
  readonly minutes: number;
  readonly isWholeDay: boolean;
}

type Finder = (actor: Actor) => Promise<readonly OwnDate[]>;

/** Rooms above say what somebody's dates are: sessions he may bid in, what he has to pay. */
@Injectable()
export class OwnDates {
  private readonly finders: Finder[] = [];

  findWith(finder: Finder): void {
    this.finders.push(finder);
  }

  async of(actor: Actor): Promise<OwnDate[]> {
    const all = await Promise.all(this.finders.map((finder) => finder(actor)));
    return all.flat().sort((one, other) => one.at.getTime() - other.at.getTime());
  }
}
