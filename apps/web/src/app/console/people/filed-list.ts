import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { DeskClient } from '../../data/oversight/desk-client';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';

/** Applications that a liaison has begun for others and that wait for him, the last first, each with whom it is for. */
@Component({
  selector: 'hl-filed-list',
  imports: [ListFrame, MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>等您接着办的</h2>
    <hl-list-frame
      [list]="filed"
      isCounted
      empty="现在没有。开始填的申请没有交以前，都列在这里。"
      (turn)="query.ask({ at: $event })"
    >
      <ul>
        @for (row of filed.value()?.items; track row.key) {
          <li>
            <a [routerLink]="row.path">{{ row.title }}</a>
            <span class="small-print"
              >　{{ row.number ?? '受理后编号' }}　{{ row.waitingSince | moment }} 起{{
                row.dueAt ? '，最晚 ' + (row.dueAt | moment) : ''
              }}</span
            >
          </li>
        }
      </ul>
    </hl-list-frame>
  `,
  styles: `
    ul {
      margin: 0;
      padding-left: 1.25rem;
    }
    li {
      margin-bottom: 0.5rem;
    }
  `,
})
export class FiledList {
  private readonly client = inject(DeskClient);
  protected readonly query = asking({ kind: 'FILING', sort: 'newest' });
  protected readonly filed = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.work(params),
  });
}
