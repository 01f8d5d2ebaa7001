import { ChangeDetectionStrategy, Component, input, model, output } from '@angular/core';
import type { CodeSentView } from '@helan/contracts';
import { Field } from './field';

/** A phone number, the button that sends a code to it, and the code. What was typed before the page came alive stays. */
@Component({
  selector: 'hl-code-fields',
  imports: [Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hl-field for="phone" [label]="label()" [fault]="phoneFault()">
      <input
        #number
        id="phone"
        name="phone"
        type="tel"
        autocomplete="tel-national"
        maxlength="20"
        required
        [attr.value]="phone() || null"
        (input)="phone.set(number.value)"
      />
    </hl-field>
    <p>
      <button
        type="button"
        class="second"
        [disabled]="isBusy() || againInSeconds() > 0"
        (click)="ask.emit(number.value)"
      >
        @if (againInSeconds() > 0) {
          {{ againInSeconds() }} 秒后可以再发
        } @else {
          {{ sent() ? '再发一条验证码' : '获取验证码' }}
        }
      </button>
    </p>
    @if (sent(); as sent) {
      <p role="status">
        @if (sent.isUnsure) {
          短信公司还没有回话，验证码可能晚几分钟到
          {{ sent.phoneMasked }}，也可能到不了。收到就能用；没收到的，过一会儿再发一条。
        } @else {
          验证码已经发到 {{ sent.phoneMasked }}，5 分钟内有效。
        }
      </p>
    }
    <hl-field for="code" label="短信验证码" hint="6 位数字，用最新一条短信里的" [fault]="codeFault()">
      <input
        #digits
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="10"
        required
        [attr.value]="code() || null"
        (input)="code.set(digits.value)"
      />
    </hl-field>
  `,
})
export class CodeFields {
  readonly label = input('手机号');
  readonly sent = input.required<CodeSentView | null>();
  readonly againInSeconds = input.required<number>();
  readonly isBusy = input.required<boolean>();
  readonly phoneFault = input.required<string | null>();
  readonly codeFault = input.required<string | null>();
  readonly phone = model('');
  readonly code = model('');
  readonly ask = output<string>();
}
