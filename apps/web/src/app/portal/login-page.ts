import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Attempt } from '../data/attempt';
import { PLATFORM_MODE } from '../data/platform-mode';
import { Session } from '../data/session';
import { Field } from '../ui/field';
import { ProblemBox } from '../ui/problem-box';

@Component({
  selector: 'hl-login-page',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>登录</h1>
      @if (back()) {
        <p class="lead">登录以后回到刚才的页面。</p>
      }
      <form class="card" (submit)="$event.preventDefault(); signIn(login.value, password.value)">
        <hl-field for="login" label="账号" [fault]="attempt.faultOf('login')">
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
      </form>
      @if (isDemo) {
        <p class="small-print">
          演示账号：农户 nonghu，竞买人 jingmai1、jingmai2、jingmai3，审核员 shenhe……密码都是
          helan2026。全部账号见启动时的提示。
        </p>
      }
      <p class="small-print">没有账号，或者不会用手机？到村委会找信息联络员，或到中心窗口办理，不收费。</p>
    </div>
  `,
})
export class LoginPage {
  private readonly session = inject(Session);
  protected readonly isDemo = inject(PLATFORM_MODE) === 'demo';
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  readonly back = input<string>();

  protected async signIn(login: string, password: string): Promise<void> {
    const isIn = await this.attempt.run(() => this.session.signIn(login, password));
    if (isIn) await this.router.navigateByUrl(this.target());
  }

  /** Only ever an address of this platform. */
  private target(): string {
    const back = this.back();
    if (back?.startsWith('/') && !back.startsWith('//')) return back;
    return this.session.isStaff() ? '/console' : '/my';
  }
}
