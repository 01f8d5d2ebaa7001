import { ChangeDetectionStrategy, Component, input, model, output } from '@angular/core';
import type { AskedBesides } from '@helan/contracts';
import { RouterLink } from '@angular/router';
import { Field } from '../ui/field';

/** What a new device shows besides the code, since a number may be another's by now. */
@Component({
  selector: 'hl-besides-field',
  imports: [Field, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p role="status">
      这个账号核验过身份。在新的手机或电脑上，除了验证码还要填一样只有本人知道的。这个号码现在归您、以前是别人的，请<a
        routerLink="/sign-up"
        >注册自己的账号</a
      >。
    </p>
    @if (asks() === 'PASSWORD') {
      <hl-field for="besides" label="密码" [fault]="fault()">
        <input
          #text
          id="besides"
          name="besides"
          type="password"
          autocomplete="current-password"
          maxlength="200"
          required
          (input)="value.set(text.value)"
        />
      </hl-field>
      <p><button type="button" class="plain" (click)="other.emit()">不记得密码，填证件号码后 6 位</button></p>
    } @else {
      <hl-field for="besides" label="登记的证件号码后 6 位" hint="末位是 X 的照样填" [fault]="fault()">
        <input
          #text
          id="besides"
          name="besides"
          autocomplete="off"
          maxlength="12"
          required
          (input)="value.set(text.value)"
        />
      </hl-field>
    }
  `,
})
export class BesidesField {
  readonly asks = input.required<Exclude<AskedBesides, 'NAME'>>();
  /** What is wrong with it, as it was sent. */
  readonly fault = input.required<string | null>();
  readonly value = model('');
  readonly other = output();
}
