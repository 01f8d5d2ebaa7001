import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PAYMENT_BATCH_STATES } from '@helan/domain';
import { asking } from '../../data/asking';
import { PaymentsClient } from '../../data/money/payments-client';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 付款批次: payments that are handed to the bank together, and how far each has come. */
@Component({
  selector: 'hl-batches',
  imports: [ListFrame, MomentPipe, RouterLink, TaskMark, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="lead">
      在“待付”里勾上几笔编成批次；另一个人看过笔数和合计，复核以后导出文件交银行；银行的状态文件导入以后，付成的、没付成的各自记上。
    </p>
    <p class="row">
      <select #box aria-label="批次状态" (change)="query.ask({ state: box.value })">
        <option value="">全部批次</option>
        @for (state of states; track state[0]) {
          <option [value]="state[0]" [selected]="state[0] === query.now().state">{{ state[1] }}</option>
        }
      </select>
    </p>
    <hl-list-frame [list]="list" isCounted empty="没有付款批次。" (turn)="query.ask({ at: $event })">
      <div class="table-scroll" tabindex="0" role="region" aria-label="付款批次">
        <table class="dense">
          <thead>
            <tr>
              <th scope="col">批次</th>
              <th scope="col">名称</th>
              <th scope="col">账户</th>
              <th scope="col" class="number">笔数</th>
              <th scope="col" class="number">合计</th>
              <th scope="col">办到哪里</th>
              <th scope="col">编的人</th>
            </tr>
          </thead>
          <tbody>
            @for (one of list.value()?.items; track one.id) {
              <tr>
                <td class="digits" [hlTaskMark]="one.id">
                  <a [routerLink]="['/console/finance/batches', one.id]">{{ one.no }}</a>
                </td>
                <td>{{ one.title }}</td>
                <td class="whole">{{ one.bankName }}</td>
                <td class="number">{{ one.total }}</td>
                <td class="number">{{ one.amountFen | yuan }}</td>
                <td>
                  <span class="tag" [class.warm]="one.state === 'PREPARED' || one.failed > 0">{{
                    one.stateName
                  }}</span>
                  @if (one.state === 'SENT') {
                    <span class="small-print"
                      >付成 {{ one.paid }}，没付成 {{ one.failed }}，等银行 {{ one.waiting }}</span
                    >
                  }
                </td>
                <td>{{ one.madeByName }}　{{ one.madeAt | moment }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </hl-list-frame>
  `,
  styleUrl: './money-table.css',
  styles: `
    select {
      width: auto;
    }
  `,
})
export class Batches {
  private readonly client = inject(PaymentsClient);
  protected readonly states = Object.entries(PAYMENT_BATCH_STATES);
  protected readonly query = asking({ state: '' });
  protected readonly list = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.batches(params.state, params.at),
  });
}
