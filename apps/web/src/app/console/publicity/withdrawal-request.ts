import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { reading } from '../../data/reading';
import { WithdrawalsClient } from '../../data/publicity/withdrawals-client';
import { MomentPipe } from '../../ui/moment.pipe';

/** The lister's word that a lot be taken down, before whoever decides. */
@Component({
  selector: 'hl-withdrawal-request',
  imports: [MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (asked.value()?.request; as request) {
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
      </section>
    }
  `,
})
export class WithdrawalRequest {
  private readonly client = inject(WithdrawalsClient);
  readonly lotId = input.required<string>();
  protected readonly asked = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.asked(params),
  });
}
