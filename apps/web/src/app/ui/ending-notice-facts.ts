import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { EndingNoticeView } from '@helan/contracts';
import { MomentPipe } from './moment.pipe';

/** A notice that ends a contract: by whom, why, with which evidence, and what was said about it. */
@Component({
  selector: 'hl-ending-notice-facts',
  imports: [MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <span class="tag" [class.warm]="notice().isOpen">{{ isMine() ? '等您答复' : notice().stateName }}</span>
      <span class="muted">　{{ notice().no }}</span>
    </p>
    <dl class="facts">
      <dt>{{ notice().sideName }}提出</dt>
      <dd>{{ notice().causeName }}</dd>
      @if (notice().rulingNo) {
        <dt>裁判文书</dt>
        <dd>{{ notice().rulingNo }}</dd>
      }
      <dt>证据</dt>
      <dd>
        <a [href]="'/api/ending-notices/' + notice().id + '/evidence'" target="_blank">打开看</a>
      </dd>
      @if (notice().state === 'NOTIFIED') {
        @if (notice().dueAt; as dueAt) {
          <dt>{{ isMine() ? '您最晚答复' : '对方最晚答复' }}</dt>
          <dd>{{ dueAt | moment }}</dd>
        }
      }
      @for (step of notice().steps; track $index) {
        <dt>{{ step.name }}</dt>
        <dd>
          {{ step.note }}<br /><span class="small-print">{{ step.actorName }}　{{ step.at | moment }}</span>
        </dd>
      }
    </dl>
  `,
})
export class EndingNoticeFacts {
  readonly notice = input.required<EndingNoticeView>();
  /** Whoever reads it is the one who has to answer. */
  protected readonly isMine = computed(() => this.notice().actions.includes('accept'));
}
