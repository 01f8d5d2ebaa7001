import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { SealingClient } from '../../data/listing/sealing-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** What is entered for one plan. */
interface Entry {
  readonly points: string;
  readonly reason: string;
}

const NOTHING: Entry = { points: '', reason: '' };

/** 方案评分: under paddles, by two people each alone, before the first price is opened; frozen once entered. */
@Component({
  selector: 'hl-score-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (plans.value(); as list) {
      <h3>方案得分</h3>
      <p class="small-print">
        两个人各评各的，按评审表录入，满分 100
        分，最多两位小数，逐份写明理由。录入后不能改；两个人都评完，取平均分，然后才能开启报价。
      </p>
      <form (submit)="$event.preventDefault(); enter()">
        @for (plan of list; track plan.paddle; let index = $index) {
          <p>{{ plan.intendedUse }}<br />{{ plan.capability }}</p>
          <hl-field
            [for]="'score-' + plan.paddle"
            [label]="'号牌 ' + plan.paddle"
            [fault]="attempt.faultOf('scores.' + index + '.points') ? '填 0 到 100，最多两位小数。' : null"
          >
            <input
              #points
              [id]="'score-' + plan.paddle"
              class="number"
              inputmode="decimal"
              maxlength="6"
              required
              (input)="note(plan.paddle, { points: points.value.trim() })"
            />
          </hl-field>
          <hl-field
            [for]="'reason-' + plan.paddle"
            [label]="'号牌 ' + plan.paddle + ' 的理由'"
            [fault]="attempt.faultOf('scores.' + index + '.reason')"
          >
            <textarea
              #reason
              [id]="'reason-' + plan.paddle"
              rows="2"
              maxlength="500"
              required
              (input)="note(plan.paddle, { reason: reason.value })"
            ></textarea>
          </hl-field>
        }
        <hl-problem-box [problem]="attempt.problem()" />
        <button type="submit" [disabled]="attempt.isBusy()">定下得分</button>
      </form>
    }
  `,
})
export class ScoreForm {
  private readonly client = inject(SealingClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly done = output();
  protected readonly plans = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.plans(params).catch(() => null),
  });
  private readonly entries = signal<Readonly<Record<string, Entry>>>({});

  protected note(paddle: string, part: Partial<Entry>): void {
    this.entries.update((all) => ({ ...all, [paddle]: { ...NOTHING, ...all[paddle], ...part } }));
  }

  protected async enter(): Promise<void> {
    // In the order in which the plans stand, so that what is refused finds its field.
    const scores = (this.plans.value() ?? []).map(({ paddle }) => ({
      paddle,
      ...(this.entries()[paddle] ?? NOTHING),
    }));
    if (!(await this.attempt.run(() => this.client.enterScores(this.lotId(), { scores })))) return;
    this.plans.reload();
    this.done.emit();
  }
}
