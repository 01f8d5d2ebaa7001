import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ERRORS, type ErrorCode, sentenceOf } from '@helan/contracts';
import { Attempt } from '../data/attempt';
import { IdentityClient } from '../data/people/identity-client';
import { PLATFORM_MODE } from '../data/platform-mode';
import { reading } from '../data/reading';
import { Session } from '../data/session';
import { Field } from '../ui/field';
import { ProblemBox } from '../ui/problem-box';
import { AfterSignIn } from './after-sign-in';
import { CodeLogin } from './code-login';
import { NoCodesNote } from './no-codes-note';
import { SecondStep } from './second-step';
import { IssuerButton } from './issuer-button';

/** Where no script runs the form goes to the platform by itself, which answers with another page. */
@Component({
  selector: 'hl-login-page',
  imports: [CodeLogin, Field, IssuerButton, NoCodesNote, ProblemBox, RouterLink, SecondStep],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>登录</h1>
      @if (back()) {
        <p class="lead">登录以后回到刚才的页面，没有交的内容还在。</p>
      }
      @if (left()) {
        <p role="status">您已经退出。</p>
      }
      @if (sentence(); as sentence) {
        <p class="problem" role="alert">{{ sentence }}</p>
      }
      @if (isHalfIn() || half()) {
        <hl-second-step [back]="back()" (done)="go()" />
      } @else {
        @if (hasCodes()) {
          <p class="row">
            <a
              [class.button]="true"
              [class.second]="isByCode()"
              [attr.aria-current]="isByCode() ? null : 'true'"
              routerLink="/login"
              [queryParams]="{ back: back() }"
              >用密码</a
            >
            <a
              [class.button]="true"
              [class.second]="!isByCode()"
              [attr.aria-current]="isByCode() ? 'true' : null"
              routerLink="/login"
              [queryParams]="{ way: 'code', back: back() }"
              >用短信验证码</a
            >
          </p>
        }
        @if (isByCode()) {
          <hl-code-login [back]="back()" (done)="go()" />
        } @else {
          <form
            class="card"
            method="post"
            action="/api/session/form"
            (submit)="$event.preventDefault(); signIn(login.value, password.value)"
          >
            <input type="hidden" name="back" [value]="back() ?? ''" />
            <hl-field for="login" label="账号或手机号" [fault]="attempt.faultOf('login')">
              <input
                #login
                id="login"
                name="login"
                autocomplete="username"
                maxlength="60"
                autocapitalize="off"
                required
              />
            </hl-field>
            <hl-field for="password" label="密码" [fault]="attempt.faultOf('password')">
              <input
                #password
                id="password"
                name="password"
                type="password"
                autocomplete="current-password"
                maxlength="200"
                required
              />
            </hl-field>
            <hl-problem-box [problem]="attempt.problem()" />
            <p>
              <button type="submit" [disabled]="attempt.isBusy()">
                {{ attempt.isBusy() ? '正在登录……' : '登录' }}
              </button>
            </p>
            @if (hasCodes()) {
              <p><a routerLink="/forgotten" [queryParams]="{ back: back() }">忘记密码</a></p>
            } @else {
              <p class="small-print">忘了密码的，请带证件到中心窗口。</p>
            }
          </form>
        }
        <hl-issuer-button [issuer]="ways.value()?.issuer" />
      }
      @if (hasCodes()) {
        <p>没有账号？<a routerLink="/sign-up" [queryParams]="{ back: back() }">用手机号注册</a></p>
      } @else {
        <hl-no-codes-note />
      }
      @if (isDemo) {
        <p class="small-print">
          演示账号：农户 nonghu，竞买人 jingmai1、jingmai2、jingmai3，审核员 shenhe……密码都是
          helan2026。全部账号见启动时的提示。短信看<a href="/demo/phone" target="_blank">演示手机</a>。
        </p>
      }
      <p class="small-print">不会用手机？到村委会找信息联络员，或到中心窗口办理，不收费。</p>
    </div>
  `,
})
export class LoginPage {
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly after = inject(AfterSignIn);
  protected readonly isDemo = inject(PLATFORM_MODE) === 'demo';
  protected readonly attempt = inject(Attempt);
  readonly back = input<string>();
  readonly way = input<string>();
  /** What became of a form that was sent without a script. */
  readonly problem = input<string>();
  readonly wait = input<string>();
  readonly half = input<string>();
  readonly left = input<string>();

  protected readonly isHalfIn = signal(false);
  protected readonly ways = reading({ loader: () => this.client.signInWays() });
  /** Offered until it is known that the platform sends none: nothing moves where it does. */
  protected readonly hasCodes = computed(() => this.ways.value()?.hasCodes !== false);
  protected readonly isByCode = computed(() => this.way() === 'code' && this.hasCodes());
  /** Our own sentence for the code in the address, and nothing that somebody has written there. */
  protected readonly sentence = computed(() => {
    const code = this.problem() ?? '';
    if (!Object.hasOwn(ERRORS, code)) return undefined;
    const wait = /^\d{1,4} (秒|分钟)$/.exec(this.wait() ?? '')?.[0] ?? '过一会儿';
    return sentenceOf(code as ErrorCode, { wait });
  });

  protected async signIn(login: string, password: string): Promise<void> {
    const isThrough = await this.attempt.run(async () => {
      const { isHalfIn } = await this.session.signIn(login, password);
      this.isHalfIn.set(isHalfIn ?? false);
    });
    if (isThrough && !this.isHalfIn()) await this.go();
  }

  protected go(): Promise<void> {
    return this.after.go(this.back());
  }
}
