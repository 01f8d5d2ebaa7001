import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { reading } from '../../data/reading';
import { BiddingClient } from '../../data/trading/bidding-client';
import { ListFrame } from '../../ui/list-frame';
import { SessionQuestionCard } from './session-question-card';

/** Sessions that stand still until two people have decided something. */
@Component({
  selector: 'hl-session-questions',
  imports: [ListFrame, SessionQuestionCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>竞价待决定</h1>
    <p class="small-print">
      领先的人可能不能再参加，或者平台第二次中断，竞价就停下来：一个人提出，另一个人答复，都写明理由，记入竞价记录。
    </p>
    <hl-list-frame [list]="questions" empty="现在没有等决定的场次。" (turn)="at.set($event)">
      @for (question of questions.value()?.items; track question.lotId) {
        <hl-session-question-card [question]="question" (done)="questions.reload()" />
      }
    </hl-list-frame>
  `,
})
export class SessionQuestions {
  private readonly client = inject(BiddingClient);
  protected readonly at = signal('');
  protected readonly questions = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.questions(params),
  });
}
