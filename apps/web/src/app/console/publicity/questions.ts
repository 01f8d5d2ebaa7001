import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { QuestionView } from '@helan/contracts';
import { RouterLink } from '@angular/router';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { QuestionsClient } from '../../data/publicity/questions-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';

/** Questions that wait, the longest first. */
@Component({
  selector: 'hl-questions',
  imports: [Field, MomentPipe, ProblemBox, RouterLink, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>咨询</h1>
    <hl-problem-box [problem]="attempt.problem()" />
    @for (question of open.value() ?? []; track question.id) {
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
        <hl-field [for]="'answer-' + question.id" label="答复">
          <textarea #text [id]="'answer-' + question.id" rows="3" maxlength="2000" required></textarea>
        </hl-field>
        <label class="check"
          ><input #isPublished type="checkbox" />大家都用得上，公开在公告或指南下面（不显示提问人）</label
        >
        <button type="submit" [disabled]="attempt.isBusy()">答复</button>
      </form>
    } @empty {
      @if (open.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="open.reload()" />
      } @else if (open.value()) {
        <p class="empty card">没有等答复的咨询。</p>
      }
    }
  `,
  styles: `
    .one {
      margin-bottom: 1rem;
    }
  `,
})
export class Questions {
  private readonly client = inject(QuestionsClient);
  protected readonly attempt = inject(Attempt);
  protected readonly open = reading({ loader: () => this.client.open() });

  protected async answer(question: QuestionView, text: string, isPublished: boolean): Promise<void> {
    await this.attempt.run(() => this.client.answer(question.id, text, isPublished));
    this.open.reload();
  }
}
