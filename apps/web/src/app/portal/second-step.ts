import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Api } from '../data/api';
import { Attempt } from '../data/attempt';
import { Session } from '../data/session';
import { Field } from '../ui/field';
import { ProblemBox } from '../ui/problem-box';

/**
 * What else is asked of whoever has shown his password, or comes from the identity provider: a code of his authenticator,
 * or one on paper. Where no script runs the form goes to the platform by itself.
 */
@Component({
  selector: 'hl-second-step',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form
      class="card"
      method="post"
      action="/api/session/second-factor/form"
      (submit)="$event.preventDefault(); show(code.value)"
    >
      <input type="hidden" name="back" [value]="back() ?? ''" />
      <p>第一步过了，还差一步。</p>
      <hl-field
        for="factor"
        label="动态口令"
        hint="手机验证器上的 6 位数字；手机不在身边的，填一个备用码"
        [fault]="attempt.faultOf('code')"
      >
        <input #code id="factor" name="code" autocomplete="one-time-code" maxlength="20" required />
      </hl-field>
      <hl-problem-box [problem]="attempt.problem()" />
      <p>
        <button type="submit" [disabled]="attempt.isBusy()">
          {{ attempt.isBusy() ? '正在核对……' : '继续' }}
        </button>
      </p>
    </form>
  `,
})
export class SecondStep {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  /** Where the form goes on to without a script. */
  readonly back = input<string>();
  readonly done = output();

  protected async show(code: string): Promise<void> {
    const isIn = await this.attempt.run(async () => {
      await this.api.post('session/second-factor', { code });
      await this.session.refreshToken();
    });
    if (isIn) this.done.emit();
  }
}
