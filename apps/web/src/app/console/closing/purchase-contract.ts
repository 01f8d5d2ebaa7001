import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { ReleasesClient } from '../../data/closing/releases-client';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** 采购合同: buyer and supplier make it themselves; once it is written down the supplier's deposit goes as the notice says. */
@Component({
  selector: 'hl-purchase-contract',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (purchase.value(); as purchase) {
      <section class="card">
        <h2>采购合同</h2>
        @if (purchase.contract; as contract) {
          <p>{{ contract.no }}，{{ contract.signedOn }} 签订。供应商的保证金已经按公告办理。</p>
        } @else {
          <p class="small-print">
            双方签了成交确认书、自己签好采购合同以后登记。登记以后，供应商的保证金按公告退还或者转为履约保证金。
          </p>
          <form (submit)="$event.preventDefault(); register(no.value, day.value)">
            <hl-problem-box [problem]="attempt.problem()" />
            <hl-field for="purchase-no" label="合同编号" [fault]="attempt.faultOf('no')">
              <input #no id="purchase-no" maxlength="100" required />
            </hl-field>
            <hl-field for="purchase-day" label="签订日期" [fault]="attempt.faultOf('signedOn')">
              <input #day id="purchase-day" type="date" required />
            </hl-field>
            <button type="submit" [disabled]="attempt.isBusy()">登记</button>
          </form>
        }
      </section>
    }
  `,
})
export class PurchaseContract {
  private readonly client = inject(ReleasesClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  protected readonly purchase = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.purchase(params),
  });

  protected async register(no: string, signedOn: string): Promise<void> {
    const done = await this.attempt.run(() => this.client.registerPurchase(this.lotId(), { no, signedOn }));
    if (done) this.purchase.reload();
  }
}
