import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WithdrawalsClient } from '../../data/publicity/withdrawals-client';
import { reading } from '../../data/reading';
import { MomentPipe } from '../../ui/moment.pipe';
import { Pager } from '../../ui/pager';
import { answerInWords } from './answer-in-words';

/** What I have asked to be taken down, and what became of it. */
@Component({
  selector: 'hl-own-withdrawals',
  imports: [MomentPipe, Pager, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (list.value(); as list) {
      @if (list.total) {
        <section>
          <h2>我的撤牌申请</h2>
          @for (request of list.items; track $index) {
            <a class="item card" [routerLink]="['/my/projects', request.projectId]">
              <span
                ><b>{{ request.title }}</b
                ><br /><span class="muted"
                  >{{ request.lotNo }}　{{ request.at | moment }} 申请：{{ request.reason }}</span
                >
                @if (request.answer; as answer) {
                  <br />{{ answer.at | moment }}　{{ answerInWords(answer) }}
                }
              </span>
              @if (request.isOpen) {
                <span class="tag warm">等中心负责人办理</span>
              }
            </a>
          }
          <hl-pager [page]="list" (turn)="at.set($event)" />
        </section>
      }
    }
  `,
})
export class OwnWithdrawals {
  private readonly client = inject(WithdrawalsClient);
  protected readonly answerInWords = answerInWords;
  protected readonly at = signal('');
  protected readonly list = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.own(params),
  });
}
