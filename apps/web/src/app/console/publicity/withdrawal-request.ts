import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { WithdrawalsClient } from '../../data/publicity/withdrawals-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** The lister's word that a lot be taken down, before whoever takes it down or says no. */
@Component({
  selector: 'hl-withdrawal-request',
  imports: [Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (open(); as request) {
      <section class="card due">
        <h2>转出方申请撤牌</h2>
        <dl class="facts">
          <dt>原因</dt>
          <dd>{{ request.reason }}</dd>
          @if (request.decisionNo) {
            <dt>民主决议</dt>
            <dd>{{ request.decisionNo }}</dd>
          }
          <dt>时间</dt>
          <dd>{{ request.at | moment }}</dd>
        </dl>
        <p class="small-print">同意的，在“下一步”里撤牌：保证金退还，公告写明转出方对已经报名的人的责任。</p>
        <details>
          <summary>不同意撤牌</summary>
          <form (submit)="$event.preventDefault(); refuse(reason.value)">
            <hl-problem-box [problem]="attempt.problem()" />
            <hl-field
              for="withdrawal-refusal"
              label="为什么不同意（转出方看得到）"
              [fault]="attempt.faultOf('reason')"
            >
              <textarea #reason id="withdrawal-refusal" rows="2" maxlength="2000" required></textarea>
            </hl-field>
            <button type="submit" class="second" [disabled]="attempt.isBusy()">不同意</button>
          </form>
        </details>
      </section>
    }
  `,
})
export class WithdrawalRequest {
  private readonly client = inject(WithdrawalsClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  protected readonly asked = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.asked(params),
  });
  protected readonly open = computed(() => {
    const request = this.asked.value()?.request;
    return request?.isOpen ? request : undefined;
  });

  protected async refuse(reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.refuse(this.lotId(), reason))) this.asked.reload();
  }
}
