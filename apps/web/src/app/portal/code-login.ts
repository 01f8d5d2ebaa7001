import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { AskedBesides } from '@helan/contracts';
import { Attempt } from '../data/attempt';
import { CodeRequest } from '../data/people/code-request';
import { ConfirmedPhone } from '../data/people/confirmed-phone';
import { Session } from '../data/session';
import { CodeFields } from '../ui/code-fields';
import { ProblemBox } from '../ui/problem-box';
import { BesidesField } from './besides-field';

/** In by a code, and by what is asked besides; whoever has no account goes on to make one. */
@Component({
  selector: 'hl-code-login',
  imports: [BesidesField, CodeFields, ProblemBox],
  providers: [Attempt, CodeRequest],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="card" (submit)="$event.preventDefault(); enter()">
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
      @if (asks(); as asks) {
        <hl-besides-field
          [asks]="asks"
          [(value)]="besides"
          [fault]="attempt.faultOf(asks === 'PASSWORD' ? 'password' : 'idNumberEnd')"
          (other)="asksFor('ID_NUMBER')"
        />
      }
      <hl-problem-box [problem]="attempt.problem()" />
      <p>
        <button type="submit" [disabled]="attempt.isBusy()">
          {{ attempt.isBusy() ? '正在登录……' : '登录' }}
        </button>
      </p>
    </form>
  `,
})
export class CodeLogin {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly confirmed = inject(ConfirmedPhone);
  protected readonly attempt = inject(Attempt);
  protected readonly code = inject(CodeRequest);
  readonly back = input<string>();
  readonly done = output();

  protected readonly phone = signal('');
  protected readonly digits = signal('');
  protected readonly asks = signal<Exclude<AskedBesides, 'NAME'> | null>(null);
  protected readonly besides = signal('');

  protected async ask(phone: string): Promise<void> {
    this.phone.set(phone);
    await this.attempt.run(() => this.code.ask(phone, 'ENTER'));
  }

  protected asksFor(asks: Exclude<AskedBesides, 'NAME'>): void {
    this.asks.set(asks);
    this.besides.set('');
  }

  protected async enter(): Promise<void> {
    const typed = this.code.typed(this.phone(), this.digits());
    const besides =
      this.asks() === 'PASSWORD' ? { password: this.besides() } : { idNumberEnd: this.besides() };
    let asks: AskedBesides | undefined;
    const isThrough = await this.attempt.run(async () => {
      const view = await this.session.enter('session/code', { ...typed, ...(this.besides() ? besides : {}) });
      asks = view.asks;
    });
    if (!isThrough) return;
    if (asks === 'NAME') await this.signUp(typed);
    else if (asks) this.asksFor(asks);
    else {
      this.confirmed.keep(this.session.account()?.id, typed.phone);
      this.done.emit();
    }
  }

  /** The code is good there, too. */
  private async signUp(typed: object): Promise<void> {
    await this.router.navigate(['/sign-up'], { queryParams: { back: this.back() }, state: { typed } });
  }
}
