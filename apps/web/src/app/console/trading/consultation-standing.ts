import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { reading } from '../../data/reading';
import { ConsultationClient } from '../../data/trading/consultation-client';
import { MomentPipe } from '../../ui/moment.pipe';

/** For the host: how far both sides have answered, and where it leads; never who an applicant is. */
@Component({
  selector: 'hl-consultation-standing',
  imports: [MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card">
      <h2>征求双方意见</h2>
      @if (stand.value()?.heldReceipts; as count) {
        <p class="warm">等财务认定 {{ count }} 笔到账；认定以前，不往下走。</p>
      }
      @if (stand.value()?.consultation; as asked) {
        <dl class="facts">
          <dt>状态</dt>
          <dd>{{ asked.stateName }}</dd>
          @if (asked.state === 'CLOSED') {
            <dt>往下</dt>
            <dd>
              <b>{{ asked.wayName }}</b>
            </dd>
          } @else {
            <dt>最晚</dt>
            <dd>{{ asked.dueAt | moment }}</dd>
          }
          @if (asked.standing; as standing) {
            <dt>转出方</dt>
            <dd>
              @if (standing.transferor; as own) {
                {{ own.agrees ? '同意按公告进行' : '不同意：' + own.reason }}
              } @else {
                没有答复
              }
            </dd>
            <dt>竞买人</dt>
            <dd>
              {{ standing.takingPart }} 人参加{{
                standing.unanswered ? '，其中 ' + standing.unanswered + ' 人没有答复' : ''
              }}
            </dd>
          }
        </dl>
        @if (asked.state === 'OBJECTED') {
          <p class="small-print">转出方改为同意就接着进行；谈不拢的，由负责人终止。</p>
        }
      } @else if (!stand.isLoading()) {
        <p>还有报名没审完，或者保证金还没有定下来；都定了，自动征求双方意见。</p>
      }
    </section>
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
    }
  `,
})
export class ConsultationStanding {
  private readonly client = inject(ConsultationClient);
  readonly lotId = input.required<string>();
  protected readonly stand = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.stand(params),
  });
}
