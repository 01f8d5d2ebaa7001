import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Attempt } from '../data/attempt';
import type { TypedCode } from '../data/people/account-client';
import { CodeRequest } from '../data/people/code-request';
import { ConfirmedPhone } from '../data/people/confirmed-phone';
import { IdentityClient } from '../data/people/identity-client';
import { PLATFORM_MODE } from '../data/platform-mode';
import { reading } from '../data/reading';
import { Session } from '../data/session';
import { CodeFields } from '../ui/code-fields';
import { Field } from '../ui/field';
import { ProblemBox } from '../ui/problem-box';
import { AfterSignIn } from './after-sign-in';
import { NoCodesNote } from './no-codes-note';

@Component({
  selector: 'hl-sign-up-page',
  imports: [CodeFields, Field, NoCodesNote, ProblemBox, RouterLink],
  providers: [Attempt, CodeRequest],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>注册</h1>
      <p class="lead">用手机号开一个账号，不收费。转出权利、报名受让以前，再登记一次身份就行。</p>
      @if (ways.value()?.hasCodes === false) {
        <hl-no-codes-note />
      } @else {
        <form
          class="card"
          (submit)="$event.preventDefault(); signUp(name.value, password.value, isNew.checked)"
        >
          @if (brought(); as brought) {
            <p role="status">手机号 {{ brought.phone }} 还没有账号，验证码对了。再填姓名就注册好了。</p>
          } @else {
            <hl-code-fields
              [sent]="code.sent()"
              [againInSeconds]="code.againInSeconds()"
              [isBusy]="attempt.isBusy()"
              [phoneFault]="attempt.faultOf('phone')"
              [codeFault]="attempt.faultOf('code')"
              [(phone)]="phone"
              [(code)]="digits"
              (ask)="ask($event)"
            />
          }
          <hl-field
            for="name"
            label="姓名"
            hint="您自己的姓名；替单位办事的，单位以后在“我的资料”里登记"
            [fault]="attempt.faultOf('name')"
          >
            <input #name id="name" name="name" autocomplete="name" maxlength="80" required />
          </hl-field>
          <hl-field
            for="password"
            label="密码（可以不设）"
            hint="不设的，每次用短信验证码登录。要设的至少 8 位，长一点的一句话最好记"
            [fault]="attempt.faultOf('password')"
          >
            <input
              #password
              id="password"
              name="password"
              type="password"
              autocomplete="new-password"
              maxlength="200"
            />
          </hl-field>
          <label class="check">
            <input #isNew type="checkbox" name="isNewHolder" />
            这个号码以前是别人的，我是新机主
          </label>
          <hl-problem-box [problem]="attempt.problem()" />
          @if (brought() && attempt.problem()) {
            <p>
              <button type="button" class="second" (click)="brought.set(null)">换一条验证码</button>
            </p>
          }
          <p>
            <button type="submit" [disabled]="attempt.isBusy()">
              {{ attempt.isBusy() ? '正在注册……' : '注册' }}
            </button>
          </p>
          <p class="small-print">怎么用您的资料，见<a routerLink="/privacy">隐私说明</a>。</p>
        </form>
      }
      <p>已经有账号？<a routerLink="/login" [queryParams]="{ back: back() }">去登录</a></p>
      @if (isDemo) {
        <p class="small-print">演示里的短信看<a href="/demo/phone" target="_blank">演示手机</a>。</p>
      }
      <p class="small-print">没有手机？到村委会找信息联络员，或到中心窗口办理，不收费。</p>
    </div>
  `,
})
export class SignUpPage {
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly after = inject(AfterSignIn);
  private readonly confirmed = inject(ConfirmedPhone);
  protected readonly isDemo = inject(PLATFORM_MODE) === 'demo';
  protected readonly attempt = inject(Attempt);
  protected readonly code = inject(CodeRequest);
  protected readonly ways = reading({ loader: () => this.client.signInWays() });
  readonly back = input<string>();

  protected readonly phone = signal('');
  protected readonly digits = signal('');
  /** A code that was typed at the sign-in page already, for a number that nobody has. */
  protected readonly brought = signal(
    (inject(Router).currentNavigation()?.extras.state?.['typed'] as TypedCode | undefined) ?? null,
  );

  protected async ask(phone: string): Promise<void> {
    this.phone.set(phone);
    await this.attempt.run(() => this.code.ask(phone, 'ENTER'));
  }

  protected async signUp(name: string, password: string, isNewHolder: boolean): Promise<void> {
    const typed = this.brought() ?? this.code.typed(this.phone(), this.digits());
    const body = {
      ...typed,
      name,
      ...(password ? { password } : {}),
      ...(isNewHolder ? { isNewHolder } : {}),
    };
    if (!(await this.attempt.run(() => this.session.enter('session/sign-up', body)))) return;
    this.confirmed.keep(this.session.account()?.id, typed.phone);
    await this.after.go(this.back());
  }
}
