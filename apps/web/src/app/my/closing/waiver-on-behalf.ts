import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/**
 * For the liaison: the transferor for whom he has filed gives a payment up. What is written down is printed and signed
 * by hand; the print names the sum, and until another has seen the signed paper nothing is given up.
 */
@Component({
  selector: 'hl-waiver-on-behalf',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details>
      <summary>代{{ name() }}登记：免收一期款</summary>
      <form class="card" (submit)="$event.preventDefault(); write(seq.value, reason.value)">
        <p>
          他当面说了、或者写了条子要免收某一期的，登记在这里。登记以后上面会出现一份要签的纸，写明是哪一期、多少钱：打印念给他听，本人签字按手印，交回扫描件，另一个人核对以后才算免收。免收了不能收回。
        </p>
        <p class="small-print">标的是多户合在一起的，租金归各户，不能免收。</p>
        <hl-problem-box [problem]="attempt.problem()" />
        <hl-field
          for="waive-for-seq"
          label="免收合同的第几期"
          hint="照合同的付款计划，一次一期"
          [fault]="attempt.faultOf('seq')"
        >
          <input #seq id="waive-for-seq" class="short number" type="number" min="1" max="200" required />
        </hl-field>
        <hl-field
          for="waive-for-reason"
          label="他说的原因（对方和中心看得到）"
          [fault]="attempt.faultOf('reason')"
        >
          <textarea #reason id="waive-for-reason" rows="2" maxlength="2000" required></textarea>
        </hl-field>
        <button type="submit" class="second" [disabled]="attempt.isBusy()">登记，打印请他签</button>
      </form>
    </details>
  `,
})
export class WaiverOnBehalf {
  private readonly client = inject(SettlementClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly name = input.required<string>();
  /** A paper waits for his signature. */
  readonly written = output();

  /** In his name; he signs the print by hand. */
  protected async write(seq: string, reason: string): Promise<void> {
    const isDone = await this.attempt.run(() =>
      this.client.waive(this.lotId(), Number(seq), { name: this.name(), reason }),
    );
    if (isDone) this.written.emit();
  }
}
