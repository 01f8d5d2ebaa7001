import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { QuestionView } from '@helan/contracts';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { QuestionsClient } from '../../data/publicity/questions-client';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { SearchBox } from '../../ui/search-box';
import { TwoWays } from '../../ui/two-ways';

/** 咨询: questions that wait, the longest first, and those that were answered. */
@Component({
  selector: 'hl-questions',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, SearchBox, TwoWays, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>咨询</h1>
    <hl-two-ways
      first="等答复的"
      second="答复过的"
      [isFirst]="query.now().open"
      (choose)="query.ask({ open: $event })"
    />
    <hl-search-box class="search" label="问的、答的或公告名称里的字" (find)="query.ask({ search: $event })" />
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="questions" isCounted [empty]="empty()" (turn)="query.ask({ at: $event })">
      @for (question of questions.value()?.items; track question.id) {
        <article class="card one" [hlTaskMark]="question.id">
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
          @if (question.answeredAt; as answeredAt) {
            <p>答：{{ question.answer }}</p>
            <p class="small-print">
              {{ answeredAt | moment }} 答复，{{ question.isPublished ? '公开' : '只答复提问的人' }}
            </p>
          } @else {
            <form (submit)="$event.preventDefault(); answer(question, text.value, isPublished.checked)">
              <hl-field
                [for]="'answer-' + question.id"
                label="答复"
                [fault]="attempt.faultOf('answer', question.id)"
              >
                <textarea #text [id]="'answer-' + question.id" rows="3" maxlength="2000" required></textarea>
              </hl-field>
              <label class="check"
                ><input
                  #isPublished
                  type="checkbox"
                />大家都用得上，公开在公告或指南下面（不显示提问人）</label
              >
              <button type="submit" [disabled]="attempt.isBusy()">答复</button>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
  styles: `
    .search {
      display: block;
      max-width: 30rem;
    }
  `,
})
export class Questions {
  private readonly client = inject(QuestionsClient);
  protected readonly attempt = inject(Attempt);
  protected readonly query = asking({ open: true, search: '' });
  protected readonly questions = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.list(params),
  });

  protected empty(): string {
    const { open, search } = this.query.now();
    if (search) return '没有找到。';
    return open ? '没有等答复的咨询。' : '还没有答复过咨询。';
  }

  protected async answer(question: QuestionView, text: string, isPublished: boolean): Promise<void> {
    const { id } = question;
    if (await this.attempt.run(() => this.client.answer(id, text, isPublished), id)) this.questions.reload();
  }
}
