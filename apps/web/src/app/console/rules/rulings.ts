import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { RulingView } from '@helan/contracts';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { RulesClient } from '../../data/rules/rules-client';
import { Session } from '../../data/session';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ParameterList } from '../../ui/parameter-list';
import { ProblemBox } from '../../ui/problem-box';

interface EnteredDay {
  readonly date: string;
  readonly scope: 'NATIONAL' | 'NINGXIA' | 'COUNTY';
  readonly kind: 'OFF' | 'WORK';
  readonly name: string;
}

/** Parameters and holidays: one proposes with the document's number, another puts it in force. */
@Component({
  selector: 'hl-rulings',
  imports: [Field, ListFrame, MomentPipe, ParameterList, ProblemBox, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rulings.html',
})
export class Rulings {
  private readonly client = inject(RulesClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly at = signal('');
  protected readonly rulings = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.rulings(params),
  });
  protected readonly parameters = reading({ loader: () => this.client.parameters() });
  protected readonly changeable = computed(() =>
    (this.parameters.value() ?? []).filter(({ floor, ceiling }) => floor === null || floor !== ceiling),
  );
  protected readonly days = signal<readonly EnteredDay[]>([]);
  /** What the day that is being added still lacks. */
  protected readonly dayFaults = signal<{ readonly date: string | null; readonly name: string | null }>({
    date: null,
    name: null,
  });
  protected readonly isSent = signal(false);

  protected addDay(date: string, scope: string, kind: string, name: string): void {
    this.dayFaults.set({ date: date ? null : '请选一天。', name: name.trim() ? null : '请写节日的名称。' });
    if (!date || !name.trim()) return;
    const day = { date, scope, kind, name: name.trim() } as EnteredDay;
    this.days.update((days) => [...days, day].sort((a, b) => (a.date < b.date ? -1 : 1)));
  }

  protected faultOfDay(index: number): string | null {
    const of = (field: string) => this.attempt.faultOf(`days.${index}${field}`, 'CALENDAR');
    return of('') ?? of('.date') ?? of('.name');
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
    const change = { key, value: Number(value), effectiveFrom, source };
    return this.send(() => this.client.proposeParameter(change), 'PARAMETER');
  }

  protected async proposeCalendar(documentNo: string, confirmedThrough: string): Promise<void> {
    const change = { documentNo, days: [...this.days()], ...(confirmedThrough ? { confirmedThrough } : {}) };
    await this.send(() => this.client.proposeCalendar(change), 'CALENDAR');
    if (this.isSent()) this.days.set([]);
  }

  protected async decide(ruling: RulingView, noun: 'approval' | 'rejection'): Promise<void> {
    await this.attempt.run(() => this.client.decide(ruling.id, noun));
    this.rulings.reload();
    this.parameters.reload();
  }

  private async send(work: () => Promise<unknown>, form: 'PARAMETER' | 'CALENDAR'): Promise<void> {
    this.isSent.set(false);
    this.isSent.set(await this.attempt.run(work, form));
    this.rulings.reload();
  }
}
