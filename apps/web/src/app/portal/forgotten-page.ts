import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt } from '../data/attempt';
import { CodeRequest } from '../data/people/code-request';
import { IdentityClient } from '../data/people/identity-client';
import { PLATFORM_MODE } from '../data/platform-mode';
import { reading } from '../data/reading';
import { Session } from '../data/session';
import { CodeFields } from '../ui/code-fields';
import { Field } from '../ui/field';
import { ProblemBox } from '../ui/problem-box';
import { AfterSignIn } from './after-sign-in';
import { BesidesField } from './besides-field';
import { NoCodesNote } from './no-codes-note';

@Component({
  selector: 'hl-forgotten-page',
  imports: [BesidesField, CodeFields, Field, NoCodesNote, ProblemBox, RouterLink],
  providers: [Attempt, CodeRequest],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>忘记密码</h1>
      <p class="lead">用手机验证码设一个新密码。设好以后，别处的登录全部退出。</p>
      @if (ways.value()?.hasCodes === false) {
        <hl-no-codes-note />
      } @else {
        <form class="card" (submit)="$event.preventDefault(); set(password.value)">
          <hl-code-fields
            label="注册时的手机号"
            [sent]="code.sent()"
            [againInSeconds]="code.againInSeconds()"
            [isBusy]="attempt.isBusy()"
            [phoneFault]="attempt.faultOf('phone')"
            [codeFault]="attempt.faultOf('code')"
            [(phone)]="phone"
            [(code)]="digits"
            (ask)="ask($event)"
          />
          @if (isAskedBesides()) {
            <hl-besides-field asks="ID_NUMBER" [(value)]="besides" [fault]="attempt.faultOf('idNumberEnd')" />
          }
          <hl-field
            for="password"
            label="新密码"
            hint="至少 8 位，长一点的一句话最好记"
            [fault]="attempt.faultOf('password')"
          >
            <input
              #password
              id="password"
              name="password"
              type="password"
              autocomplete="new-password"
              maxlength="200"
              required
            />
          </hl-field>
          <hl-problem-box [problem]="attempt.problem()" />
          <p>
            <button type="submit" [disabled]="attempt.isBusy()">
              {{ attempt.isBusy() ? '正在保存……' : '保存新密码并登录' }}
            </button>
          </p>
        </form>
      }
      <p>想起来了？<a routerLink="/login" [queryParams]="{ back: back() }">去登录</a></p>
      @if (isDemo) {
        <p class="small-print">演示里的短信看<a href="/demo/phone" target="_blank">演示手机</a>。</p>
      }
      <p class="small-print">
        手机号也换了的，请带证件原件和现在用的手机到中心窗口换绑：一人核对、另一人确认，不收费。没有登记过身份的账号，窗口查不出是谁的，请用现在的手机号重新注册。
      </p>
    </div>
  `,
})
export class ForgottenPage {
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly after = inject(AfterSignIn);
  protected readonly isDemo = inject(PLATFORM_MODE) === 'demo';
  protected readonly attempt = inject(Attempt);
  protected readonly code = inject(CodeRequest);
  protected readonly ways = reading({ loader: () => this.client.signInWays() });
  readonly back = input<string>();

  protected readonly phone = signal('');
  protected readonly digits = signal('');
  protected readonly isAskedBesides = signal(false);
  protected readonly besides = signal('');

  protected async ask(phone: string): Promise<void> {
    this.phone.set(phone);
    await this.attempt.run(() => this.code.ask(phone, 'FORGOTTEN'));
  }

  protected async set(password: string): Promise<void> {
    const typed = this.code.typed(this.phone(), this.digits());
    const besides = this.besides() ? { idNumberEnd: this.besides() } : {};
    let isIn = false;
    await this.attempt.run(async () => {
      const view = await this.session.enter('session/forgotten', { ...typed, password, ...besides });
      this.isAskedBesides.set(view.asks !== undefined);
      isIn = view.account !== null;
    });
    if (isIn) await this.after.go(this.back());
  }
}
