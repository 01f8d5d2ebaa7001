import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { RisksClient } from './risks-client';

/** 监管逾期: red findings that the supervisor has left without a word in the time of their hold. */
@Component({
  selector: 'hl-escalations',
  imports: [ListFrame, MomentPipe, ProblemBox, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>监管逾期</h1>
    <p class="lead">
      公告以后的红色风险提示，监管人员三个工作日内没有处理、也没有书面放行的，列在这里；暂缓的一步期满接着办，
      到那时还没有答复的再列一次。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="escalations" empty="没有逾期的。" (turn)="query.ask({ at: $event })">
      @for (one of escalations.value()?.items; track one.id) {
        <section class="card" [hlTaskMark]="one.id">
          <p>
            <b>{{ one.name }}</b>　{{ one.projectTitle }}
          </p>
          <p>{{ one.evidence }}</p>
          <p class="small-print">
            {{ one.raisedAt | moment }} 提示，{{ one.toldAt | moment }} 逾期{{
              one.isClosed ? '，后来已处理' : ''
            }}
          </p>
          <button type="button" [disabled]="attempt.isBusy()" (click)="note(one.id)">知道了</button>
        </section>
      }
    </hl-list-frame>
  `,
})
export class Escalations {
  private readonly client = inject(RisksClient);
  protected readonly attempt = inject(Attempt);
  protected readonly query = asking({});
  protected readonly escalations = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.escalations(params.at),
  });

  protected async note(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.noteEscalation(id))) this.escalations.reload();
  }
}
