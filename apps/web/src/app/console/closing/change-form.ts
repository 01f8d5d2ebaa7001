import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { PaymentRowView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** One person enters what was weighed or measured, or a day's price of rent in kind, with its source. */
@Component({
  selector: 'hl-change-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details>
      <summary>按实际数量多退少补，或者折算实物租</summary>
      <form #form (submit)="$event.preventDefault(); propose(form)">
        <p class="small-print">填好以后由审批人对着凭据复核，复核以前付款计划不变。</p>
        <hl-problem-box [problem]="attempt.problem()" />
        <hl-field for="change-kind" label="改什么" [fault]="attempt.faultOf('kind')">
          <select #kind id="change-kind" (change)="isRent.set(kind.value === 'KIND_RENT')">
            <option value="QUANTITY">整份合同的数量（过磅、实测）</option>
            <option value="KIND_RENT">一期实物租的当日价</option>
          </select>
        </hl-field>
        @if (isRent()) {
          <div class="grid-2">
            <hl-field for="change-seq" label="哪一期" [fault]="attempt.faultOf('seq')">
              <select id="change-seq" name="seq">
                @for (row of payments(); track row.seq) {
                  <option [value]="row.seq">第 {{ row.seq }} 期</option>
                }
              </select>
            </hl-field>
            <hl-field for="change-product" label="什么实物" [fault]="attempt.faultOf('product')">
              <input id="change-product" name="product" maxlength="100" required />
            </hl-field>
            <hl-field for="change-kg" label="多少 kg" [fault]="attempt.faultOf('kg')">
              <input id="change-kg" name="kg" class="number" inputmode="decimal" maxlength="20" required />
            </hl-field>
            <hl-field for="change-price" label="每 kg 多少元" [fault]="attempt.faultOf('yuanPerKg')">
              <input
                id="change-price"
                name="yuanPerKg"
                class="number"
                inputmode="decimal"
                maxlength="20"
                required
              />
            </hl-field>
            <hl-field for="change-on" label="哪天的价" [fault]="attempt.faultOf('on')">
              <input id="change-on" name="on" type="date" required />
            </hl-field>
            <hl-field for="change-source" label="价格出处" [fault]="attempt.faultOf('source')">
              <input id="change-source" name="source" maxlength="100" required />
            </hl-field>
          </div>
        } @else {
          <hl-field
            for="change-quantity"
            label="实际数量（按公告的单位）"
            [fault]="attempt.faultOf('quantity')"
          >
            <input
              id="change-quantity"
              name="quantity"
              class="number"
              inputmode="decimal"
              maxlength="20"
              required
            />
          </hl-field>
        }
        <hl-field
          for="change-reason"
          label="凭据（磅单、测量报告、合同条款）"
          [fault]="attempt.faultOf('reason')"
        >
          <textarea id="change-reason" name="reason" rows="2" maxlength="2000" required></textarea>
        </hl-field>
        <button type="submit" class="second" [disabled]="attempt.isBusy()">提交复核</button>
      </form>
    </details>
  `,
})
export class ChangeForm {
  private readonly client = inject(SettlementClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  /** What is still open of the plan. */
  readonly payments = input.required<readonly PaymentRowView[]>();
  readonly proposed = output();
  protected readonly isRent = signal(false);

  protected async propose(form: HTMLFormElement): Promise<void> {
    const typed = new FormData(form);
    const of = (name: string) => {
      const value = typed.get(name);
      return typeof value === 'string' ? value : '';
    };
    const reason = of('reason');
    const request = this.isRent()
      ? {
          kind: 'KIND_RENT' as const,
          seq: Number(of('seq')),
          kg: of('kg'),
          product: of('product'),
          yuanPerKg: of('yuanPerKg'),
          on: of('on'),
          source: of('source'),
          reason,
        }
      : { kind: 'QUANTITY' as const, quantity: of('quantity'), reason };
    if (await this.attempt.run(() => this.client.proposeChange(this.lotId(), request))) this.proposed.emit();
  }
}
