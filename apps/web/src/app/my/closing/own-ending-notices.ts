import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EndingNoticesClient } from '../../data/closing/ending-notices-client';
import { reading } from '../../data/reading';
import { MomentPipe } from '../../ui/moment.pipe';
import { Pager } from '../../ui/pager';

/** Notices that are to end one of my contracts: what I gave, and what I have to answer. */
@Component({
  selector: 'hl-own-ending-notices',
  imports: [MomentPipe, Pager, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (list.value(); as list) {
      @if (list.total) {
        <section>
          <h2>解除合同通知</h2>
          @for (one of list.items; track one.id) {
            <a class="item card" [routerLink]="['/my/contracts', one.lotId]">
              <span
                ><b>{{ one.title }}</b
                ><br />{{ one.sideName }}提出：{{ one.causeName }}
                @if (one.dueAt; as dueAt) {
                  <br /><span class="small-print">最晚 {{ dueAt | moment }} 答复</span>
                }
              </span>
              <span class="tag warm">{{ one.stateName }}</span>
            </a>
          }
          <hl-pager [page]="list" (turn)="at.set($event)" />
        </section>
      }
    }
  `,
})
export class OwnEndingNotices {
  private readonly client = inject(EndingNoticesClient);
  protected readonly at = signal('');
  protected readonly list = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.own(params),
  });
}
