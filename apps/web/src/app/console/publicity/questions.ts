import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { QuestionView } from '@helan/contracts';
import { RouterLink } from '@angular/router';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { QuestionsClient } from '../../data/publicity/questions-client';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** Questions that wait, the longest first. */
@Component({
  selector: 'hl-questions',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>咨询</h1>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="open" empty="没有等答复的咨询。">
      @for (question of open.value(); track question.id) {
        <form
          class="card one"
          (submit)="$event.preventDefault(); answer(question, text.value, isPublished.checked)"
        >
          <p class="small-print">
            @if (question.noticeId) {
              <a [routerLink]="['/notices', question.noticeId]">{{ question.subject }}</a>
            } @else {
              <a [routerLink]="['/guides', question.typeCode]">{{ question.subject }}</a>
            }
            　{{ question.askedAt | moment }}
          </p>
          <p>
            <b>{{ question.text }}</b>
          </p>
          <hl-field
            [for]="'answer-' + question.id"
            label="答复"
            [fault]="attempt.faultOf('answer', question.id)"
          >
            <textarea #text [id]="'answer-' + question.id" rows="3" maxlength="2000" required></textarea>
          </hl-field>
          <label class="check"
            ><input #isPublished type="checkbox" />大家都用得上，公开在公告或指南下面（不显示提问人）</label
          >
          <button type="submit" [disabled]="attempt.isBusy()">答复</button>
        </form>
      }
    </hl-list-frame>
  `,
})
export class Questions {
  private readonly client = inject(QuestionsClient);
  protected readonly attempt = inject(Attempt);
  protected readonly open = reading({ loader: () => this.client.open() });

  protected async answer(question: QuestionView, text: string, isPublished: boolean): Promise<void> {
    const { id } = question;
    if (await this.attempt.run(() => this.client.answer(id, text, isPublished), id)) this.open.reload();
  }
}
