import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { RulingView } from '@helan/contracts';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { RulesClient } from '../../data/rules/rules-client';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ParameterList } from '../../ui/parameter-list';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';

interface EnteredDay {
  readonly date: string;
  readonly scope: 'NATIONAL' | 'NINGXIA' | 'COUNTY';
  readonly kind: 'OFF' | 'WORK';
  readonly name: string;
}

/** Parameters and holidays: one proposes with the document's number, another puts it in force. */
@Component({
  selector: 'hl-rulings',
  imports: [Field, MomentPipe, ParameterList, ProblemBox, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rulings.html',
})
export class Rulings {
  private readonly client = inject(RulesClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly rulings = reading({ loader: () => this.client.rulings() });
  protected readonly parameters = reading({ loader: () => this.client.parameters() });
  protected readonly changeable = computed(() =>
    (this.parameters.value() ?? []).filter(({ floor, ceiling }) => floor === null || floor !== ceiling),
  );
  protected readonly days = signal<readonly EnteredDay[]>([]);
  protected readonly isSent = signal(false);

  protected addDay(date: string, scope: string, kind: string, name: string): void {
    if (!date || !name.trim()) return;
    const day = { date, scope, kind, name: name.trim() } as EnteredDay;
    this.days.update((days) => [...days, day].sort((a, b) => (a.date < b.date ? -1 : 1)));
  }

  protected removeDay(day: EnteredDay): void {
    this.days.update((days) => days.filter((one) => one !== day));
  }

  protected proposeParameter(
    key: string,
    value: string,
    effectiveFrom: string,
    source: string,
  ): Promise<void> {
    return this.send(() =>
      this.client.proposeParameter({ key, value: Number(value), effectiveFrom, source }),
    );
  }

  protected async proposeCalendar(documentNo: string, confirmedThrough: string): Promise<void> {
    const change = { documentNo, days: [...this.days()], ...(confirmedThrough ? { confirmedThrough } : {}) };
    await this.send(() => this.client.proposeCalendar(change));
    if (this.isSent()) this.days.set([]);
  }

  protected async decide(ruling: RulingView, noun: 'approval' | 'rejection'): Promise<void> {
    await this.attempt.run(() => this.client.decide(ruling.id, noun));
    this.rulings.reload();
    this.parameters.reload();
  }

  private async send(work: () => Promise<unknown>): Promise<void> {
    this.isSent.set(false);
    this.isSent.set(await this.attempt.run(work));
    this.rulings.reload();
  }
}
