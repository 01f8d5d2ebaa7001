import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EndingNoticesClient } from '../../data/closing/ending-notices-client';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';

/** 解除通知: those that are open, the oldest first; each is handled on the page of its project. */
@Component({
  selector: 'hl-ending-notices',
  imports: [ListFrame, MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>解除合同</h1>
    <p class="lead">
      一方依法要求解除的，对方答复或者逾期以后，一人提请、另一人决定；对方有异议的，等裁判文书。
    </p>
    <hl-list-frame [list]="list" empty="没有在办的解除通知。" (turn)="at.set($event)">
      @for (one of list.value()?.items; track one.id) {
        <a class="item card" [routerLink]="['/console/projects', one.projectId]">
          <span
            ><b>{{ one.title }}</b
            ><br /><span class="muted">{{ one.no }}　{{ one.sideName }}提出：{{ one.causeName }}</span
            ><br /><span class="small-print"
              >{{ one.givenAt | moment }} 递交{{
                one.dueAt ? '，最晚答复 ' + (one.dueAt | moment) : ''
              }}</span
            ></span
          >
          <span class="tag">{{ one.stateName }}</span>
        </a>
      }
    </hl-list-frame>
  `,
})
export class EndingNotices {
  private readonly client = inject(EndingNoticesClient);
  protected readonly at = signal('');
  protected readonly list = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.list(params),
  });
}
