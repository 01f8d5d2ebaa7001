import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { SealingClient } from '../../data/listing/sealing-client';
import { sessionNews } from '../../data/trading/session-news';
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
    @if (isScored()) {
      <h3>方案得分</h3>
      <p role="status">您的评分已经定下。等另一位评完，取平均分，然后才能开启报价。</p>
    } @else if (plans.value(); as list) {
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
    } @else {
      <hl-problem-box [problem]="attempt.problem()" />
    }
  `,
})
export class ScoreForm {
  private readonly client = inject(SealingClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly done = output();
  /** Counts what others do in the session meanwhile, where the page around it knows. */
  readonly news = input(0);
  /** No other part of the page watches the session. */
  readonly isAlone = input(false, { transform: booleanAttribute });
  /** Refused where there is nothing to score, or not any more. */
  protected readonly plans = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.plans(params),
  });
  protected readonly isScored = computed(() => this.plans.problem()?.code === 'sealing.scored-already');
  private readonly entries = signal<Readonly<Record<string, Entry>>>({});

  private readonly ownNews = sessionNews(() =>
    this.isAlone() && (this.plans.value() || this.isScored()) ? this.lotId() : null,
  );

  constructor() {
    effect(() => {
      if (this.news() + this.ownNews() > 0) untracked(() => this.plans.reload());
    });
  }

  protected note(paddle: string, part: Partial<Entry>): void {
    this.entries.update((all) => ({ ...all, [paddle]: { ...NOTHING, ...all[paddle], ...part } }));
  }

  protected async enter(): Promise<void> {
    // In the order in which the plans stand, so that what is refused finds its field.
    const scores = (this.plans.value() ?? []).map(({ paddle }) => ({
      paddle,
      ...(this.entries()[paddle] ?? NOTHING),
    }));
    const isDone = await this.attempt.run(() => this.client.enterScores(this.lotId(), { scores }));
    // What is wrong with a field is put right here; any other refusal means that the lot stands elsewhere by now.
    if (!isDone && this.attempt.problem()?.faults.length) return;
    this.plans.reload();
    this.done.emit();
  }
}
