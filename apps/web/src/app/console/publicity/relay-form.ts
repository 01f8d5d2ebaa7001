import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { RelayResultRequest } from '@helan/contracts/requests';
import { Api } from '../../data/api';
import { Attempt } from '../../data/attempt';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** The result of a trade on another platform, as the center records it. */
@Component({
  selector: 'hl-relay-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form
      (submit)="
        $event.preventDefault();
        record({
          platform: platform.value,
          referenceNo: reference.value,
          outcome: outcome.value,
          priceYuan: price.value,
        })
      "
    >
      <hl-problem-box [problem]="attempt.problem()" />
      <hl-field for="platform" label="在哪个平台交易" [fault]="attempt.faultOf('platform')">
        <input #platform id="platform" maxlength="80" required />
      </hl-field>
      <hl-field for="reference" label="交易编号" [fault]="attempt.faultOf('referenceNo')">
        <input #reference id="reference" maxlength="80" required />
      </hl-field>
      <hl-field for="outcome" label="结果（成交、未成交）" [fault]="attempt.faultOf('outcome')">
        <input #outcome id="outcome" maxlength="80" required />
      </hl-field>
      <hl-field for="price" label="成交价（元，未成交不填）" [fault]="attempt.faultOf('priceYuan')">
        <input #price id="price" class="number" inputmode="decimal" maxlength="24" />
      </hl-field>
      <button type="submit" [disabled]="attempt.isBusy()">登记结果并公告</button>
    </form>
  `,
})
export class RelayForm {
  private readonly api = inject(Api);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly done = output();

  protected async record({ priceYuan, ...result }: RelayResultRequest): Promise<void> {
    const filled = { ...result, ...(priceYuan?.trim() ? { priceYuan } : {}) };
    if (await this.attempt.run(() => this.api.post(`lots/${this.lotId()}/relay-result`, filled)))
      this.done.emit();
  }
}
