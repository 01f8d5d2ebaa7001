import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { DroppedChangeView, LotChangeView, ProjectView } from '@helan/contracts';
import { APPLICATION_FIELDS, type Application } from '@helan/domain';
import { reading } from '../../data/reading';
import { Api } from '../../data/api';
import { Attempt } from '../../data/attempt';
import { Session } from '../../data/session';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** Fields that a change usually concerns; whatever else is wrong is a new listing. */
const CHANGEABLE = [
  'title',
  'startPriceYuan',
  'stepYuan',
  'depositYuan',
  'termFrom',
  'termTo',
  'qualification',
  'qualificationPaper',
  'delivery',
  'viewing',
  'condition',
] as const satisfies readonly (keyof Application)[];

/** 变更: the reviewer proposes, the approver publishes or drops. */
@Component({
  selector: 'hl-change-panel',
  imports: [Field, MomentPipe, ProblemBox, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './change-panel.html',
})
export class ChangePanel {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly project = input.required<ProjectView>();
  readonly done = output();

  protected readonly names = APPLICATION_FIELDS;
  protected readonly fields = CHANGEABLE;
  protected readonly isProposing = signal(false);
  protected readonly edited = signal<Record<string, string>>({});
  private readonly isListed = computed(() => this.project().state === 'LISTED');
  private readonly mayRead = computed(() => this.may('proposeChange') || this.may('decideChange'));
  protected readonly mayPropose = computed(() => this.isListed() && this.may('proposeChange'));
  protected readonly mayDecide = computed(() => this.may('decideChange'));
  /** Afterwards it only says of a change that it was not published. */
  protected readonly isShown = computed(
    () => this.mayRead() && (this.isListed() || Boolean(this.open.value()?.dropped)),
  );
  protected readonly open = reading({
    params: () => (this.mayRead() ? (this.project().lotId ?? undefined) : undefined),
    loader: ({ params }) =>
      this.api.get<{ change: LotChangeView | null; dropped: DroppedChangeView | null }>(
        `lots/${params}/change`,
      ),
  });

  protected valueOf(field: (typeof CHANGEABLE)[number]): string {
    return this.edited()[field] ?? this.project().application[field] ?? '';
  }

  protected edit(field: string, value: string): void {
    this.edited.update((edited) => ({ ...edited, [field]: value }));
  }

  protected async propose(reason: string): Promise<void> {
    const change = { ...this.edited() };
    const lotId = this.project().lotId;
    if (!(await this.attempt.run(() => this.api.post(`lots/${lotId}/change`, { change, reason })))) return;
    this.edited.set({});
    this.isProposing.set(false);
    this.open.reload();
  }

  protected async decide(change: LotChangeView, noun: 'publication' | 'rejection'): Promise<void> {
    if (!(await this.attempt.run(() => this.api.post(`changes/${change.id}/${noun}`, {})))) return;
    this.open.reload();
    this.done.emit();
  }

  private may(permission: 'proposeChange' | 'decideChange'): boolean {
    return this.session.account()?.permissions.includes(permission) ?? false;
  }
}
