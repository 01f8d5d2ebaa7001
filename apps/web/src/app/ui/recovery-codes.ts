import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { CopyButton } from './copy-button';

/** Codes on paper, shown once. */
@Component({
  selector: 'hl-recovery-codes',
  imports: [CopyButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" role="status">
      <h2>备用码</h2>
      <p>
        只显示这一次，请抄下来或者打印，和手机分开放。手机丢了，登录时用一个代替六位数字；每个只能用一次。
      </p>
      <ol>
        @for (code of spaced(); track code) {
          <li class="money">{{ code }}</li>
        }
      </ol>
      <hl-copy-button
        [text]="
          spaced().join(
            '
'
          )
        "
        what="备用码"
      />
    </section>
  `,
  styles: `
    ol {
      columns: 2 14rem;
    }
  `,
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  protected readonly spaced = computed(() => this.codes().map((code) => code.replace(/(.{4})(?=.)/g, '$1-')));
}
