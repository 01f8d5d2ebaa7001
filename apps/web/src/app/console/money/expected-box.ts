import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { ReceiptsClient } from '../../data/money/receipts-client';
import { reading } from '../../data/reading';
import { MomentPipe } from '../../ui/moment.pipe';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';
import { type EntryLine, differences } from './entry-line';

/** Beside a line: what is waited for on its sub-account, and what of the line is not like that. */
@Component({
  selector: 'hl-expected-box',
  imports: [MomentPipe, Unread, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div aria-live="polite" [class.box]="!isEntered()">
      @if (expected.value(); as known) {
        @if (known.isKnown) {
          <p>
            <b>等的数 {{ known.amountFen | yuan }}</b>
            　付款人 {{ known.payerName ?? '报名截止以前不显示' }}
            @if (known.dueAt) {
              　最晚 {{ known.dueAt | moment }}
            }
          </p>
          <p class="small-print">{{ known.lotNo }}　{{ known.title }}</p>
        }
        @if (apart().length) {
          <ul>
            @for (sentence of apart(); track sentence) {
              <li class="warm">{{ sentence }}</li>
            }
          </ul>
        } @else if (known.isKnown && line().amountYuan && line().payerName) {
          <p><span class="tag">和等的一样</span></p>
        }
      } @else if (expected.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="expected.reload()" />
      } @else if (expected.isLoading()) {
        <p class="muted">正在查这个子账号在等什么款……</p>
      } @else {
        <p class="muted">填了子账号，这里写它在等谁的多少钱。</p>
      }
    </div>
  `,
  styles: `
    .box {
      min-height: 3.5rem;
    }
    p {
      margin: 0.15rem 0;
    }
    ul {
      margin: 0.15rem 0;
      padding-left: 1.25rem;
    }
  `,
})
export class ExpectedBox {
  private readonly client = inject(ReceiptsClient);
  readonly line = input.required<EntryLine>();
  /** Of a line that is entered already every number is whole, however short. */
  readonly isEntered = input(false, { transform: booleanAttribute });
  /** What the page has said of it already. */
  readonly said = input<string | null>(null);
  /** What is still typed is asked about once it is as long as a number of ours. */
  private readonly asked = computed(
    () => {
      const { bank, subAccount } = this.line();
      const account = subAccount.replace(/\s/g, '');
      return account.length >= (this.isEntered() ? 1 : SHORTEST) ? { bank, account } : undefined;
    },
    { equal: (one, other) => one?.bank === other?.bank && one?.account === other?.account },
  );
  protected readonly expected = reading({
    params: () => this.asked(),
    loader: ({ params }) => this.client.expected(params.bank, params.account),
  });
  protected readonly apart = computed(() => {
    const expected = this.expected.value();
    if (!expected || !this.asked()) return [];
    return differences(this.line(), expected).filter((sentence) => sentence !== this.said());
  });
}

const SHORTEST = 16;
