import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { MessagesClient } from '../../data/people/messages-client';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** What could not be made into messages: tried again by itself, at once where somebody says so. */
@Component({
  selector: 'hl-set-aside-news',
  imports: [ListFrame, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>没能写成消息的事项</h2>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="news" empty="没有，都写成消息了。">
      <p>
        <button type="button" [disabled]="attempt.isBusy()" (click)="again()">马上全部重试</button>
      </p>
      <table class="plain-table">
        <thead>
          <tr>
            <th>事项</th>
            <th>发生</th>
            <th>失败</th>
            <th>原因</th>
            <th>下次重试</th>
          </tr>
        </thead>
        <tbody>
          @for (one of news.value(); track one.id) {
            <tr>
              <td>{{ one.topic }}（{{ one.id }}）</td>
              <td>{{ one.at | moment }}</td>
              <td>{{ one.failures }} 次</td>
              <td>{{ one.error }}</td>
              <td>{{ one.restUntil | moment }}</td>
            </tr>
          }
        </tbody>
      </table>
    </hl-list-frame>
  `,
})
export class SetAsideNews {
  private readonly client = inject(MessagesClient);
  protected readonly attempt = inject(Attempt);
  protected readonly news = reading({ loader: () => this.client.setAside() });

  protected async again(): Promise<void> {
    if (await this.attempt.run(() => this.client.readAgain())) this.news.reload();
  }
}
