import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { CopyButton } from './copy-button';

/** Where money is to be paid, as a payer types it into his bank; each line can be taken along. */
@Component({
  selector: 'hl-bank-account',
  imports: [CopyButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl class="facts">
      @for (line of lines(); track line.label) {
        <dt>{{ line.label }}</dt>
        <dd>
          <span [class.money]="line.isNumber">{{ line.value }}</span>
          <hl-copy-button [text]="line.value" [what]="line.label" />
        </dd>
      }
    </dl>
  `,
  styles: `
    dd {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.25rem 0.75rem;
    }
    hl-copy-button {
      margin-left: auto;
    }
    .money {
      font-weight: 700;
    }
  `,
})
export class BankAccount {
  readonly account = input.required<{
    readonly accountName: string;
    readonly bankName: string;
    readonly branchName: string;
  }>();
  readonly number = input.required<string>();

  protected readonly lines = computed(() => {
    const { accountName, bankName, branchName } = this.account();
    return [
      { label: '户名', value: accountName, isNumber: false },
      { label: '账号', value: this.number(), isNumber: true },
      { label: '开户银行', value: bankName, isNumber: false },
      { label: '开户网点', value: branchName, isNumber: false },
    ].filter(({ value }) => value !== '');
  });
}
