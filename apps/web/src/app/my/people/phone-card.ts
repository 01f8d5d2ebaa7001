import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { OwnAccountView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { AccountClient } from '../../data/people/account-client';
import { CodeRequest } from '../../data/people/code-request';
import { CodeFields } from '../../ui/code-fields';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** The number of an account, and how it is changed for another. */
@Component({
  selector: 'hl-phone-card',
  imports: [CodeFields, Field, MomentPipe, ProblemBox],
  providers: [Attempt, CodeRequest],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section>
      <h2>手机号</h2>
      <div class="card">
        @if (account().phoneMasked) {
          <p>
            {{ account().phoneMasked }}
            @if (account().phoneConfirmedAt; as at) {
              <span class="muted">　{{ at | moment }} 确认过</span>
            }
          </p>
        } @else {
          <p>还没有手机号。填上以后可以用短信验证码登录、找回密码。</p>
        }
        @if (isDone()) {
          <p class="done" role="status">手机号换好了。{{ told() }}</p>
        }
        @if (isOpen()) {
          <form (submit)="$event.preventDefault(); change()">
            <hl-code-fields
              label="新手机号"
              [sent]="code.sent()"
              [againInSeconds]="code.againInSeconds()"
              [isBusy]="attempt.isBusy()"
              [phoneFault]="attempt.faultOf('phone')"
              [codeFault]="attempt.faultOf('code')"
              [(phone)]="phone"
              [(code)]="digits"
              (ask)="ask($event)"
            />
            @if (account().hasPassword) {
              <hl-field for="phone-password" label="现在的密码" [fault]="attempt.faultOf('password')">
                <input
                  #text
                  id="phone-password"
                  name="phone-password"
                  type="password"
                  autocomplete="current-password"
                  maxlength="200"
                  required
                  (input)="password.set(text.value)"
                />
              </hl-field>
            }
            <hl-problem-box [problem]="attempt.problem()" />
            <p class="row">
              <button type="submit" [disabled]="attempt.isBusy()">换成这个号码</button>
              <button type="button" class="plain" (click)="isOpen.set(false)">不换了</button>
            </p>
          </form>
        } @else {
          <p>
            <button type="button" class="second" (click)="open()">
              {{ account().phoneMasked ? '换手机号' : '填手机号' }}
            </button>
          </p>
        }
      </div>
    </section>
  `,
})
export class PhoneCard {
  private readonly client = inject(AccountClient);
  protected readonly attempt = inject(Attempt);
  protected readonly code = inject(CodeRequest);
  readonly account = input.required<OwnAccountView>();
  readonly changed = output();

  protected readonly isOpen = signal(false);
  protected readonly isDone = signal(false);
  protected readonly told = signal('');
  protected readonly phone = signal('');
  protected readonly digits = signal('');
  protected readonly password = signal('');

  protected open(): void {
    this.isDone.set(false);
    this.isOpen.set(true);
  }

  protected async ask(phone: string): Promise<void> {
    this.phone.set(phone);
    await this.attempt.run(() => this.code.ask(phone, 'PHONE'));
  }

  protected async change(): Promise<void> {
    const former = this.account().phoneMasked;
    const typed = this.code.typed(this.phone(), this.digits());
    if (!(await this.attempt.run(() => this.client.changePhone(typed, this.password())))) return;
    this.told.set(former ? `已经发短信告诉原来的号码 ${former}。` : '');
    this.isOpen.set(false);
    this.isDone.set(true);
    this.changed.emit();
  }
}
