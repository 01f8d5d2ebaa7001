import { ChangeDetectionStrategy, Component, DOCUMENT, afterNextRender, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AccountLinkView, RecoveryCodesView } from '@helan/contracts';
import { Api } from '../data/api';
import { Attempt } from '../data/attempt';
import { Session } from '../data/session';
import { FactorSetup } from '../ui/factor-setup';
import { Field } from '../ui/field';
import { MomentPipe } from '../ui/moment.pipe';
import { ProblemBox } from '../ui/problem-box';
import { RecoveryCodes } from '../ui/recovery-codes';

/** Behind a one-time link: its owner says the code that he was told, and sets password and second factor. */
@Component({
  selector: 'hl-first-sign-in',
  imports: [FactorSetup, Field, MomentPipe, ProblemBox, RecoveryCodes, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>设置登录方式</h1>
      <hl-problem-box [problem]="attempt.problem()" />
      @if (codes(); as given) {
        <p role="status"><b>设好了。</b></p>
        @if (given.length > 0) {
          <hl-recovery-codes [codes]="given" />
        }
        <p><a routerLink="/login">去登录</a></p>
      } @else if (link(); as link) {
        <p class="lead">
          {{ link.name }}，登录名 {{ link.login }}。链接 {{ link.expiresAt | moment }} 以前有效，用一次。
        </p>
        <form class="card" (submit)="$event.preventDefault(); use($any($event.target))">
          @if (link.asksPassword) {
            <hl-field
              for="password"
              label="新密码"
              hint="至少 8 个字，越长越好，别和别处的一样"
              [fault]="attempt.faultOf('password')"
            >
              <input
                id="password"
                name="password"
                type="password"
                autocomplete="new-password"
                maxlength="200"
                required
              />
            </hl-field>
            <hl-field for="again" label="再填一次" [fault]="differs() ? '两次填的不一样。' : null">
              <input
                id="again"
                name="again"
                type="password"
                autocomplete="new-password"
                maxlength="200"
                required
              />
            </hl-field>
          }
          @if (link.factor; as factor) {
            <h2>动态口令</h2>
            <hl-factor-setup [factor]="factor" />
            <hl-field for="factorCode" label="六位数字" [fault]="attempt.faultOf('factorCode')">
              <input
                id="factorCode"
                name="factorCode"
                inputmode="numeric"
                autocomplete="one-time-code"
                maxlength="10"
                required
              />
            </hl-field>
          }
          <button type="submit" [disabled]="attempt.isBusy()">设好</button>
        </form>
      } @else if (token()) {
        <p class="lead">请填系统管理员告诉您的开通码。第一批管理员没有开通码，直接按“继续”。</p>
        <form class="card" (submit)="$event.preventDefault(); look(code.value)">
          <hl-field for="code" label="开通码" hint="八位数字" [fault]="attempt.faultOf('code')">
            <input #code id="code" inputmode="numeric" autocomplete="off" maxlength="20" />
          </hl-field>
          <button type="submit" [disabled]="attempt.isBusy()">继续</button>
        </form>
      } @else {
        <p>链接不完整。请从管理员给您的原来的链接打开，不要只抄一半。</p>
      }
    </div>
  `,
})
export class FirstSignIn {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  protected readonly attempt = inject(Attempt);
  /** It stands behind `#`, which the browser sends to nobody. */
  protected readonly token = signal('');
  protected readonly link = signal<AccountLinkView | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly differs = signal(false);
  private openingCode = '';

  constructor() {
    afterNextRender(() => this.token.set(this.document.location.hash.slice(1)));
  }

  protected async look(code: string): Promise<void> {
    this.openingCode = code;
    await this.attempt.run(async () => {
      await this.session.load();
      this.link.set(await this.api.post<AccountLinkView>('account-links/look', this.opening()));
    });
  }

  protected async use(form: HTMLFormElement): Promise<void> {
    const said = new FormData(form);
    const textOf = (name: string) => {
      const value = said.get(name);
      return typeof value === 'string' ? value : undefined;
    };
    this.differs.set(textOf('password') !== textOf('again'));
    if (this.differs()) return;
    const [password, factorCode] = [textOf('password'), textOf('factorCode')];
    const request = {
      ...this.opening(),
      ...(password === undefined ? {} : { password }),
      ...(factorCode === undefined ? {} : { factorCode }),
    };
    await this.attempt.run(async () =>
      this.codes.set((await this.api.post<RecoveryCodesView>('account-links/use', request)).codes),
    );
  }

  private opening(): { token: string; code: string } {
    return { token: this.token(), code: this.openingCode };
  }
}
