import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { AccountClient } from '../data/people/account-client';
import { PLATFORM_MODE } from '../data/platform-mode';
import { reading } from '../data/reading';
import { Field } from '../ui/field';
import { MomentPipe } from '../ui/moment.pipe';
import { Unread } from '../ui/unread';

/** The phone of a demonstration: every short message that it has sent. */
@Component({
  selector: 'hl-demo-phone-page',
  imports: [Field, MomentPipe, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>演示手机</h1>
      @if (isDemo) {
        <p class="lead">演示环境不真发短信：发给谁、说了什么，都在这里看。号码是虚构的。</p>
        <form class="row" (submit)="$event.preventDefault(); number.set(asked.value)">
          <hl-field for="number" label="只看一个手机号的" [fault]="null">
            <input #asked id="number" name="number" type="tel" maxlength="20" />
          </hl-field>
          <button type="submit" class="second">看</button>
          <button type="button" class="second" (click)="messages.reload()">看有没有新的</button>
        </form>
        @if (messages.value(); as list) {
          @for (message of list; track $index) {
            <article class="card">
              <p class="muted">{{ message.number }}　{{ message.sentAt | moment }}</p>
              <p>{{ message.text }}</p>
            </article>
          } @empty {
            <p class="empty">还没有短信。去登录页获取一条验证码，就会出现在这里。</p>
          }
        } @else if (messages.problem(); as problem) {
          <hl-unread [problem]="problem" (again)="messages.reload()" />
        }
      } @else {
        <p>只有演示环境有这一页。短信请看您自己的手机。</p>
      }
    </div>
  `,
})
export class DemoPhonePage {
  private readonly client = inject(AccountClient);
  protected readonly isDemo = inject(PLATFORM_MODE) === 'demo';
  protected readonly number = signal('');
  protected readonly messages = reading({
    params: () => (this.isDemo ? this.number() : undefined),
    loader: ({ params }) => this.client.demoPhone(params),
  });
}
