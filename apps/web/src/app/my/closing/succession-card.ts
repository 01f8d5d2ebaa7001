import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { inCapitals } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ResultsClient } from '../../data/trading/results-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 递补: whoever won has broken his word; whether I take the lot for what I had offered myself. */
@Component({
  selector: 'hl-succession-card',
  imports: [MomentPipe, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (succession.value(); as asked) {
      <section class="card">
        <h2>受让方违约，轮到您了</h2>
        <p>
          您排第 {{ asked.rank }}。愿意的，按您自己出过的价成交：单价
          <b class="money warm">{{ asked.unitPriceFen | yuan: asked.scale }}</b> {{ asked.unit }}，总价
          <b class="money warm">{{ asked.totalFen | yuan }}</b><br /><span class="small-print">{{
            capitals()
          }}</span>
        </p>
        <hl-problem-box [problem]="attempt.problem()" />
        @if (asked.state === 'ASKED') {
          <p>
            最晚 <b class="warm">{{ asked.dueAt | moment }}</b> 答复。到期不答复的，当作不愿意，对您没有影响。
          </p>
          <div class="row">
            <button type="button" [disabled]="attempt.isBusy()" (click)="answer(true)">
              愿意，按这个价受让
            </button>
            <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="answer(false)">
              不要了
            </button>
          </div>
        } @else {
          <p role="status">{{ asked.stateName }}</p>
        }
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      border-color: var(--warm);
      margin-bottom: 1.25rem;
    }
  `,
})
export class SuccessionCard {
  private readonly client = inject(ResultsClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly answered = output();
  protected readonly succession = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.succession(params),
  });
  protected readonly capitals = computed(() => inCapitals(BigInt(this.succession.value()?.totalFen ?? 0)));

  protected async answer(accepts: boolean): Promise<void> {
    if (!(await this.attempt.run(() => this.client.answerSuccession(this.lotId(), accepts)))) return;
    this.succession.reload();
    this.answered.emit();
  }
}
