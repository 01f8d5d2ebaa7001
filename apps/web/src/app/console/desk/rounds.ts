import { Injectable, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { DeskClient } from '../../data/oversight/desk-client';
import { type Round, type RoundTask, nextTask, noted, renewed, taskBefore, wayTo } from './round';

const KEPT = 'desk.round';

/** The round that somebody makes through his list; it is kept as long as the tab. */
@Injectable()
export class Rounds {
  private readonly client = inject(DeskClient);
  private readonly router = inject(Router);
  readonly now = signal<Round | undefined>(readKept());
  /** The row of the list to which the way back leads. */
  readonly last = signal<string | undefined>(undefined);

  begin(round: Round, task: RoundTask): Promise<boolean> {
    this.keep(round);
    return this.go(task);
  }

  /** The one behind this; where the round is through, whatever has come to its list meanwhile; otherwise the list. */
  async goOn(key: string): Promise<boolean> {
    const round = this.now();
    if (!round) return this.goBack();
    const next = nextTask(round, key) ?? nextTask(await this.renew(round), key);
    return next ? this.go(next) : this.goBack();
  }

  goBefore(key: string): Promise<boolean> {
    const round = this.now();
    const task = round && taskBefore(round, key);
    return task ? this.go(task) : Promise.resolve(false);
  }

  goBack(): Promise<boolean> {
    return this.router.navigateByUrl(this.now()?.list ?? '/console');
  }

  /** What is done is met no more, however one goes on. */
  note(key: string, isDone: boolean): void {
    const round = this.now();
    if (round && round.done.includes(key) !== isDone) this.keep(noted(round, key, isDone));
  }

  /** What follows this one, as far as the list was read. */
  next(key: string): RoundTask | undefined {
    const round = this.now();
    return round && nextTask(round, key);
  }

  private async renew(round: Round): Promise<Round> {
    const { items } = await this.client.work(Object.fromEntries(new URLSearchParams(round.query)));
    const now = renewed(round, items);
    this.keep(now);
    return now;
  }

  private go(task: RoundTask): Promise<boolean> {
    this.last.set(task.key);
    const { path, query } = wayTo(task);
    return this.router.navigate([path], { queryParams: query });
  }

  private keep(round: Round): void {
    this.now.set(round);
    sessionStorage.setItem(KEPT, JSON.stringify(round));
  }
}

function readKept(): Round | undefined {
  const text = sessionStorage.getItem(KEPT);
  return text === null ? undefined : { done: [], ...(JSON.parse(text) as Omit<Round, 'done'>) };
}
