import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { WHOLE_MONEY } from '../../data/money/money-query';
import { ReceiptsClient } from '../../data/money/receipts-client';
import { ReconciliationClient } from '../../data/money/reconciliation-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 收据: those that were made, and receipts for which one may be made. */
@Component({
  selector: 'hl-vouchers',
  imports: [ListFrame, MomentPipe, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>收据</h1>
    <p class="lead">每笔复核入账的款开一张，号码不重用。红字冲正过的，收据作废，号码留着。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    <h2>开过的</h2>
    <hl-list-frame [list]="vouchers" empty="还没有开过收据。" (turn)="at.set($event)">
      <div class="table-scroll" tabindex="0" role="region" aria-label="开过的收据">
        <table>
          <thead>
            <tr>
              <th scope="col">收据号</th>
              <th scope="col">账户、流水号</th>
              <th scope="col">开具</th>
              <th scope="col"></th>
            </tr>
          </thead>
          <tbody>
            @for (row of vouchers.value()?.items; track row.no) {
              <tr>
                <td class="money">
                  {{ row.no }}
                  @if (row.isVoid) {
                    <span class="tag warm">作废</span>
                  }
                </td>
                <td>{{ row.bankName }}　{{ row.flowNo }}</td>
                <td>{{ row.issuedByName }}　{{ row.issuedAt | moment }}</td>
                <td><a [href]="'/api/finance/vouchers/' + row.no + '/paper'" download>打印</a></td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </hl-list-frame>
    @if (session.has('issueVoucher')) {
      <h2>已认领的到账</h2>
      <hl-list-frame [list]="receipts" empty="没有已认领的到账。" (turn)="receiptAt.set($event)">
        <div class="table-scroll" tabindex="0" role="region" aria-label="已认领的到账">
          <table>
            <thead>
              <tr>
                <th scope="col">账户、流水号</th>
                <th scope="col">付款人</th>
                <th scope="col" class="number">金额</th>
                <th scope="col">到账</th>
                <th scope="col"></th>
              </tr>
            </thead>
            <tbody>
              @for (row of receipts.value()?.items; track row.id) {
                <tr>
                  <td>{{ row.bankName }}　{{ row.flowNo }}</td>
                  <td>{{ row.payerName ?? '—' }}</td>
                  <td class="number money">{{ row.amountFen | yuan }}</td>
                  <td>{{ row.arrivedAt | moment: row.isWholeDay }}</td>
                  <td>
                    <button
                      type="button"
                      class="second"
                      [disabled]="attempt.isBusy()"
                      (click)="issue(row.id)"
                    >
                      开收据
                    </button>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </hl-list-frame>
    }
  `,
})
export class Vouchers {
  private readonly client = inject(ReconciliationClient);
  private readonly receiptsClient = inject(ReceiptsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly at = signal('');
  protected readonly receiptAt = signal('');
  protected readonly vouchers = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.vouchers(params),
  });
  protected readonly receipts = reading({
    params: () => this.receiptAt(),
    loader: ({ params }) => this.receiptsClient.list({ state: 'MATCHED' }, { ...WHOLE_MONEY, at: params }),
  });

  /** The one that there is comes to the top where it was made before. */
  protected async issue(receiptId: string): Promise<void> {
    await this.attempt.run(() => this.client.issueVoucher(receiptId));
    this.at.set('');
    this.vouchers.reload();
  }
}
