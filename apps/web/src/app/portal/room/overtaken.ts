import { Injectable, inject, signal } from '@angular/core';
import { type Lead, LeadWatch } from './lead';
import { RoomBell } from './room-bell';

const HERTZ = 440;

/** That somebody has gone before one who led: shown, told to a screen reader at once, and aloud. Provide it on a page. */
@Injectable()
export class Overtaken {
  private readonly bell = inject(RoomBell);
  private readonly watch = new LeadWatch();

  /** Empty while he leads, or never has. */
  readonly words = signal('');

  /** His own bid is recorded: what is shown knows of it from there on. */
  bid(own: Pick<Lead, 'asOf' | 'count'>, lead: Lead): void {
    this.tell(this.watch.bid(own, lead), lead);
  }

  hear(lead: Lead): void {
    this.tell(this.watch.hear(lead), lead);
  }

  private tell(outcome: ReturnType<LeadWatch['hear']>, { words }: Lead): void {
    if (outcome === 'CLEAR') this.words.set('');
    if (outcome !== 'SAY') return;
    this.words.set(words);
    this.bell.ring(HERTZ);
    this.bell.say(words);
  }
}
