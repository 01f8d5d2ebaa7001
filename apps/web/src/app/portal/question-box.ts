import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { asking } from '../data/asking';
import { reading } from '../data/reading';
import { Attempt } from '../data/attempt';
import { type QuestionSubject, QuestionsClient } from '../data/publicity/questions-client';
import { Session } from '../data/session';
import { Field } from '../ui/field';
import { MomentPipe } from '../ui/moment.pipe';
import { Pager } from '../ui/pager';
import { ProblemBox } from '../ui/problem-box';

/** What others have asked about this, and a way to ask. */
@Component({
  selector: 'hl-question-box',
  imports: [Field, MomentPipe, Pager, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="no-print" aria-labelledby="questions-title">
      <h2 id="questions-title">咨询</h2>
      @for (question of published.value()?.items ?? []; track question.id) {
        <div class="card one">
          <p>
            <b>问：{{ question.text }}</b>
          </p>
          <p>答：{{ question.answer }}</p>
          <p class="small-print">{{ question.answeredAt! | moment }}</p>
        </div>
      }
      @if (published.value(); as list) {
        <hl-pager [page]="list" (turn)="query.ask({ at: $event })" />
      }
      @if (isAsked()) {
        <p class="done" role="status">
          收到了。中心答复以后，在<a routerLink="/my">我的</a>里看；大家都用得上的，会公开在这里。
        </p>
      } @else if (session.account()) {
        <form class="card" (submit)="$event.preventDefault(); ask(text)">
          <hl-problem-box [problem]="attempt.problem()" />
          <hl-field for="question" label="有不明白的，问中心" [fault]="attempt.faultOf('text')">
            <textarea #text id="question" rows="3" maxlength="500" minlength="4" required></textarea>
          </hl-field>
          <button type="submit" class="second" [disabled]="attempt.isBusy()">提问</button>
        </form>
      } @else {
        <p><button type="button" class="second" (click)="signIn()">登录后提问</button></p>
      }
    </section>
  `,
  styles: `
    .one {
      margin-bottom: 0.75rem;
    }
    .one p {
      margin: 0.25rem 0;
    }
  `,
})
export class QuestionBox {
  private readonly client = inject(QuestionsClient);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly subject = input.required<QuestionSubject>();
  protected readonly isAsked = signal(false);
  protected readonly query = asking({});
  protected readonly published = reading({
    handOver: 'questions',
    params: () => ({ ...this.subject(), at: this.query.now().at }),
    loader: ({ params: { at, ...subject } }) => this.client.published(subject, at),
  });

  protected async ask(box: HTMLTextAreaElement): Promise<void> {
    this.isAsked.set(await this.attempt.run(() => this.client.ask(this.subject(), box.value)));
  }

  protected async signIn(): Promise<void> {
    await this.router.navigate(['/login'], { queryParams: { back: this.router.url } });
  }
}
