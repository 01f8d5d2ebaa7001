import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { ReceiptsClient } from '../../data/money/receipts-client';
import { reading } from '../../data/reading';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';

/** Whose a receipt might be, with the reasons; none is chosen by anybody but a person. */
@Component({
  selector: 'hl-candidate-list',
  imports: [Unread, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (candidates.value(); as found) {
      @for (one of found; track one.subAccount) {
        <label class="check">
          <input
            type="radio"
            [name]="'candidate-' + receiptId()"
            [checked]="chosen() === one.subAccount"
            (change)="choose.emit(one.subAccount)"
          />
          <span
            ><b>{{ one.payerName }}</b
            >　等的数 {{ one.amountFen | yuan }}　{{ one.subAccount }}<br />
            <span class="small-print"
              >{{ one.lotNo }}　{{ one.title }}　{{ one.reasons.join('、') }}</span
            ></span
          >
        </label>
      } @empty {
        <p class="muted">没有候选：没有同名、名字相近或者子账号相近的应付款。问清楚了，可以自己填子账号。</p>
      }
    } @else if (candidates.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="candidates.reload()" />
    } @else {
      <p class="muted">正在找可能是谁的……</p>
    }
  `,
})
export class CandidateList {
  private readonly client = inject(ReceiptsClient);
  readonly receiptId = input.required<string>();
  readonly chosen = input.required<string>();
  readonly choose = output<string>();
  protected readonly candidates = reading({
    params: () => this.receiptId(),
    loader: ({ params }) => this.client.candidates(params),
  });
}
