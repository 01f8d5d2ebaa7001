import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FactorView, OwnFactorView, PageView, RecoveryCodesView, SignInView } from '@helan/contracts';
import { Api } from '../../data/api';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { FactorSetup } from '../../ui/factor-setup';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { RecoveryCodes } from '../../ui/recovery-codes';
import { SignInTable } from './sign-in-table';

/** 登录安全: one's own second factor, and where one has signed in. */
@Component({
  selector: 'hl-own-security',
  imports: [FactorSetup, Field, ListFrame, MomentPipe, ProblemBox, RecoveryCodes, RouterLink, SignInTable],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>登录安全</h1>
    <hl-problem-box [problem]="attempt.problem()" />
    @if (codes(); as given) {
      <hl-recovery-codes [codes]="given" />
      <p><button type="button" (click)="codes.set(null)">已经抄好</button></p>
    }
    <section class="card">
      <h2>动态口令</h2>
      @if (factor.value(); as own) {
        @if (own.isOn) {
          <p>
            已启用{{ own.since ? '，' : '' }}{{ own.since | moment }} 起。备用码还剩 {{ own.codesLeft }} 个。
          </p>
        } @else {
          <p>还没有启用。启用以后，登录除了密码，还要手机上的六位数字。</p>
        }
        @if (begun(); as begun) {
          <hl-factor-setup [factor]="begun" />
          <form class="row" (submit)="$event.preventDefault(); confirm(code.value)">
            <hl-field for="code" label="六位数字" [fault]="attempt.faultOf('factorCode')">
              <input
                #code
                id="code"
                inputmode="numeric"
                autocomplete="one-time-code"
                maxlength="10"
                required
              />
            </hl-field>
            <button type="submit" [disabled]="attempt.isBusy()">启用</button>
          </form>
        } @else if (own.isOn) {
          <form class="row" (submit)="$event.preventDefault()">
            <hl-field for="now" label="现在的六位数字，或者一个备用码" [fault]="attempt.faultOf('code')">
              <input #now id="now" autocomplete="one-time-code" maxlength="30" required />
            </hl-field>
            <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="begin(now.value)">
              换手机
            </button>
            <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="renew(now.value)">
              换备用码
            </button>
            @if (!own.mustStay) {
              <button type="button" class="plain" [disabled]="attempt.isBusy()" (click)="remove(now.value)">
                停用
              </button>
            }
          </form>
        } @else {
          <button type="button" [disabled]="attempt.isBusy()" (click)="begin('')">开始设置</button>
        }
      } @else if (factor.problem(); as problem) {
        <hl-problem-box [problem]="problem" />
      } @else {
        <p class="muted">正在查……</p>
      }
    </section>
    <h2>我的登录记录</h2>
    <p class="small-print">
      不是您本人登录的，请马上到<a routerLink="/my/account">我的账号</a
      >改密码、退出别处的登录，并告诉安全管理员。
    </p>
    <hl-list-frame [list]="signIns" empty="还没有登录记录。" (turn)="query.ask({ at: $event })">
      <hl-sign-in-table [items]="signIns.value()?.items ?? []" />
    </hl-list-frame>
  `,
  styles: `
    form hl-field {
      flex: 1 1 14rem;
    }
  `,
})
export class OwnSecurity {
  private readonly api = inject(Api);
  protected readonly attempt = inject(Attempt);
  protected readonly begun = signal<FactorView | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly query = asking({});
  protected readonly factor = reading({ loader: () => this.api.get<OwnFactorView>('my/second-factor') });
  protected readonly signIns = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.api.get<PageView<SignInView>>('my/sign-ins', { ...params }),
  });

  protected async begin(code: string): Promise<void> {
    await this.attempt.run(async () =>
      this.begun.set(await this.api.post<FactorView>('my/second-factor', { code })),
    );
  }

  protected confirm(code: string): Promise<void> {
    return this.give('my/second-factor/confirmation', code);
  }

  protected renew(code: string): Promise<void> {
    return this.give('my/second-factor/recovery-codes', code);
  }

  protected async remove(code: string): Promise<void> {
    if (await this.attempt.run(() => this.api.post('my/second-factor/removal', { code })))
      this.factor.reload();
  }

  private async give(path: string, code: string): Promise<void> {
    const work = async () => this.codes.set((await this.api.post<RecoveryCodesView>(path, { code })).codes);
    if (!(await this.attempt.run(work))) return;
    this.begun.set(null);
    this.factor.reload();
  }
}
