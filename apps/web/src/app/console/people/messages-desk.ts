import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { MessagesClient } from '../../data/people/messages-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { SetAsideNews } from './set-aside-news';

/** Why a short message did not go out, in words. */
const ERRORS: Readonly<Record<string, string>> = {
  NOT_CONFIGURED: '平台没有接短信网关',
  NO_VALUE: '短信里有一处没有内容',
  NO_TEMPLATE: '短信网关没有这个模板',
  NO_NUMBER: '没有登记手机号',
  REFUSED: '短信网关不收',
  BUSY: '短信网关忙',
  SILENT: '短信网关没有应答',
};

/** 消息: short messages that could not be sent, each tried again or given to the liaison. */
@Component({
  selector: 'hl-messages-desk',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, SetAsideNews, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>没有发出去的消息</h1>
    @if (session.has('tendMessages')) {
      <p class="lead">
        发了五次还没有发出去的短信。先看原因；网关好了再发一次，本人没有手机的交信息联络员当面告知；用别的办法告诉了的，或者不用再告诉的，写明了结。
      </p>
      <hl-problem-box [problem]="attempt.problem()" />
      <hl-list-frame [list]="unsent" isCounted empty="都发出去了。" (turn)="query.ask({ at: $event })">
        @for (one of unsent.value()?.items; track one.id) {
          <article class="card" [hlTaskMark]="one.id">
            <p>
              <b>{{ one.name }}</b>　{{ one.title }}　<span class="small-print">{{ one.at | moment }}</span>
            </p>
            <p>{{ one.text }}</p>
            <p class="small-print">{{ one.channelName }}试了 {{ one.tries }} 次：{{ inWords(one.error) }}</p>
            <p class="row">
              <button type="button" [disabled]="attempt.isBusy()" (click)="tryAgain(one.id)">再发一次</button>
              <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="handOver(one.id)">
                交信息联络员当面告知
              </button>
            </p>
            <form class="row" (submit)="$event.preventDefault(); settle(one.id, note.value)">
              <hl-field
                [for]="'note-' + one.id"
                label="怎么告知的，或者为什么不用"
                [fault]="attempt.faultOf('note', one.id)"
              >
                <input #note [id]="'note-' + one.id" maxlength="100" required />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">已另行告知，了结</button>
            </form>
          </article>
        }
      </hl-list-frame>
    }
    @if (session.has('keepDeadlines')) {
      <hl-set-aside-news />
    }
  `,
})
export class MessagesDesk {
  private readonly client = inject(MessagesClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly query = asking({});
  protected readonly unsent = reading({
    params: () => (this.session.has('tendMessages') ? this.query.now() : undefined),
    loader: ({ params }) => this.client.unsent(params.at),
  });

  protected inWords(error: string): string {
    return ERRORS[error] ?? `出了错（${error}），请告诉系统管理员`;
  }

  protected async tryAgain(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.tryAgain(id))) this.unsent.reload();
  }

  protected async settle(id: string, note: string): Promise<void> {
    if (await this.attempt.run(() => this.client.settle(id, note), id)) this.unsent.reload();
  }

  protected async handOver(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.giveToLiaison(id))) this.unsent.reload();
  }
}
