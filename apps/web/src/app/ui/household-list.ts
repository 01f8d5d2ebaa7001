import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { HouseholdView } from '@helan/contracts';
import { formatMu } from '@helan/domain';
import { Pager } from './pager';

const PAGE_SIZE = 20;

/** The households of a lot of many: whose land, how much of it, which part of the money. */
@Component({
  selector: 'hl-household-list',
  imports: [Pager],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      共 <b>{{ households().length }}</b> 户{{ hasCollective() ? '（含集体未发包的地）' : '' }}，<b>{{
        total()
      }}</b>
      亩；份额合计 100.00%，每笔流转款按份额直接付到各户。
    </p>
    <div class="table-scroll" tabindex="0" role="region" aria-label="各户名册">
      <table>
        <thead>
          <tr>
            <th>户主</th>
            <th>身份证号</th>
            <th>银行卡</th>
            <th class="number">亩</th>
            <th class="number">份额</th>
            <th>承包期到</th>
          </tr>
        </thead>
        <tbody>
          @for (household of shown(); track household.contractNo + household.name) {
            <tr>
              <td>{{ household.name }}{{ household.isCollective ? '（集体）' : '' }}</td>
              <td class="money">{{ household.idNumberMasked }}</td>
              <td class="money">{{ household.bankAccountMasked }}</td>
              <td class="number">{{ muOf(household) }}</td>
              <td class="number">{{ (household.shareBasisPoints / 100).toFixed(2) }}%</td>
              <td class="money">{{ household.rightEndsOn ?? '—' }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <hl-pager [page]="place()" (turn)="page.set(+$event)" />
  `,
  styles: `
    th,
    td {
      white-space: nowrap;
    }
  `,
})
export class HouseholdList {
  readonly households = input.required<readonly HouseholdView[]>();
  protected readonly hasCollective = computed(() =>
    this.households().some(({ isCollective }) => isCollective),
  );
  protected readonly page = linkedSignal({ source: this.households, computation: () => 1 });
  protected readonly shown = computed(() =>
    this.households().slice((this.page() - 1) * PAGE_SIZE, this.page() * PAGE_SIZE),
  );
  /** As a list of the platform has it, with the page's number for a place. */
  protected readonly place = computed(() => ({
    total: this.households().length,
    isMore: false,
    previous: this.page() > 1 ? `${this.page() - 1}` : null,
    next: this.page() * PAGE_SIZE < this.households().length ? `${this.page() + 1}` : null,
  }));
  protected readonly total = computed(() =>
    formatMu(this.households().reduce((sum, { mu }) => sum + BigInt(mu), 0n)),
  );

  protected muOf({ mu }: HouseholdView): string {
    return formatMu(BigInt(mu));
  }
}
