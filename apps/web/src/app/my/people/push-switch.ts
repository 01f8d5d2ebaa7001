import {
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { Attempt } from '../../data/attempt';
import { MessagesClient } from '../../data/people/messages-client';
import { PushBrowser } from '../../data/people/push-browser';
import { PushKeeper } from '../../data/people/push-keeper';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { ProblemBox } from '../../ui/problem-box';

/** Notices of this browser, while no page is open: on and off, where browser and platform have them. */
@Component({
  selector: 'hl-push-switch',
  imports: [ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (key.value(); as push) {
      @if (push.key === null) {
        <p class="small-print">
          平台没有开通浏览器通知，消息写在“消息”里{{ hasSms() ? '，要紧的发短信' : '' }}。
        </p>
      } @else if (!browser.isAble()) {
        <p class="small-print">
          这个浏览器没有通知功能，消息写在“消息”里{{ hasSms() ? '，要紧的发短信' : '' }}。
        </p>
      } @else {
        <hl-problem-box [problem]="attempt.problem()" />
        <p class="row">
          <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="turn(push.key)">
            {{ isOn() ? '关掉这个浏览器的通知' : '在这个浏览器上开通知' }}
          </button>
          <span class="small-print">在这里退出登录，或者换了别人登录，就不再通知。</span>
          @if (isDenied()) {
            <span class="warm">浏览器不许本站发通知。请在浏览器的网站设置里改成“允许”，再按一次。</span>
          }
        </p>
      }
    }
  `,
})
export class PushSwitch {
  private readonly client = inject(MessagesClient);
  private readonly session = inject(Session);
  private readonly keeper = inject(PushKeeper);
  protected readonly browser = inject(PushBrowser);
  protected readonly attempt = inject(Attempt);
  /** Whether the platform sends short messages. */
  readonly hasSms = input.required<boolean>();
  protected readonly key = reading({ loader: () => this.client.pushKey() });
  protected readonly endpoint = signal<string | null>(null);
  protected readonly isOn = computed(() => this.endpoint() !== null);
  protected readonly isDenied = signal(false);

  constructor() {
    afterNextRender(
      () => void this.browser.current().then((one) => this.endpoint.set(one?.endpoint ?? null)),
    );
  }

  protected async turn(key: string): Promise<void> {
    const endpoint = this.endpoint();
    await this.attempt.run(() => (endpoint ? this.off(endpoint) : this.on(key)));
  }

  private async on(key: string): Promise<void> {
    const subscription = await this.browser.subscribe(key);
    this.isDenied.set(subscription === null);
    if (!subscription) return;
    await this.client.subscribe(subscription);
    this.keeper.remember(this.session.account()?.id ?? '');
    this.endpoint.set(subscription.endpoint);
  }

  private async off(endpoint: string): Promise<void> {
    await this.client.unsubscribe(endpoint);
    await this.keeper.leave();
    this.endpoint.set(null);
  }
}
