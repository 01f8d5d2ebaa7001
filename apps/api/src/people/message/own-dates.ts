import { Injectable } from '@nestjs/common';
import type { MandatedAct } from '@helan/contracts';
import { type Actor, mayAct } from '../../kernel/auth/index.js';

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
  private readonly finders: { readonly act: MandatedAct; readonly find: Finder }[] = [];

  /** What an agent has to keep in mind who was given this act, in the projects that he was given. */
  findWith(act: MandatedAct, find: Finder): void {
    this.finders.push({ act, find });
  }

  async of(actor: Actor): Promise<OwnDate[]> {
    const all = await Promise.all(
      this.finders.filter(({ act }) => mayAct(actor, act)).map(({ find }) => find(actor)),
    );
    return all.flat().sort((one, other) => one.at.getTime() - other.at.getTime());
  }
}
