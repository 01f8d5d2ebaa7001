import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import {
  SPOKEN_REASONS,
  SUSPENSION_REASONS,
  type SuspensionReason,
  TERMINATION_REASONS,
  type TerminationReason,
} from '@helan/domain';
import { Api } from '../../data/api';
import { Attempt } from '../../data/attempt';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** 中止 or 终止: the reason from the rule, and what happened in words; both stand in the notice. */
@Component({
  selector: 'hl-stop-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="$event.preventDefault(); stop(reason.value, note.value)">
      <hl-problem-box [problem]="attempt.problem()" />
      <p>{{ consequence() }}</p>
      <hl-field for="stop-reason" label="原因" [fault]="attempt.faultOf('reason')">
        <select #reason id="stop-reason">
          @for (one of reasons(); track one[0]) {
            <option [value]="one[0]">{{ one[1] }}</option>
          }
        </select>
      </hl-field>
      <hl-field for="stop-note" label="具体情况（写进公告）" [fault]="attempt.faultOf('note')">
        <textarea #note id="stop-note" rows="3" maxlength="2000" required></textarea>
      </hl-field>
      <button type="submit" class="danger" [disabled]="attempt.isBusy()">
        {{ isFinal() ? '确定：终止' : '确定：中止' }}
      </button>
    </form>
  `,
})
export class StopForm {
  private readonly api = inject(Api);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly isFinal = input.required<boolean>();
  readonly done = output();
  protected readonly reasons = computed(() =>
    this.isFinal()
      ? Object.entries(TERMINATION_REASONS)
      : SPOKEN_REASONS.map((reason) => [reason, SUSPENSION_REASONS[reason]] as const),
  );
  protected readonly consequence = computed(() =>
    this.isFinal()
      ? '终止以后不能恢复，所有保证金在三个工作日内退还，并发布终止公告。'
      : '中止期间时钟停走，最长 30 天；恢复后剩余的工作日接着算，至少 3 个。会发布中止公告。',
  );

  protected async stop(reason: string, note: string): Promise<void> {
    const lot = this.lotId();
    const stop = () =>
      this.isFinal()
        ? this.api.post(`lots/${lot}/termination`, { reason: reason as TerminationReason, note })
        : this.api.post(`lots/${lot}/suspension`, { reason: reason as SuspensionReason, note });
    if (await this.attempt.run(stop)) this.done.emit();
  }
}
