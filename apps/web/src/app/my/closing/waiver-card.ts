import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ContractView } from '@helan/contracts';
import { OPEN_ROWS } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** For the transferor: he gives up a payment that is late, under his own name. */
@Component({
  selector: 'hl-waiver-card',
  imports: [Field, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (open().length) {
      <details>
        <summary>免收一期款</summary>
        <form
          class="card"
          (submit)="$event.preventDefault(); waive(seq.value, { name: name.value, reason: reason.value })"
        >
          <p>免收以后这一期不用再付，不能收回。标的是多户合在一起的，租金归各户，不能代各户免收。</p>
          <hl-problem-box [problem]="attempt.problem()" />
          <hl-field for="waive-seq" label="免收哪一期" [fault]="null">
            <select #seq id="waive-seq">
              @for (row of open(); track row.seq) {
                <option [value]="row.seq">
                  第 {{ row.seq }} 期，{{ row.amountFen | yuan }}，{{ row.stateName }}
                </option>
              }
            </select>
          </hl-field>
          <hl-field
            for="waive-reason"
            label="为什么免收（对方和中心看得到）"
            [fault]="attempt.faultOf('reason')"
          >
            <textarea #reason id="waive-reason" rows="2" maxlength="2000" required></textarea>
          </hl-field>
          <hl-field
            for="waive-name"
            label="签字：输入您登记的姓名（名称）"
            [fault]="attempt.faultOf('name') ? '和登记的不一样，请照“我的资料”填写。' : null"
          >
            <input #name id="waive-name" maxlength="80" autocomplete="off" required />
          </hl-field>
          <button type="submit" class="danger" [disabled]="attempt.isBusy()">签字，免收这一期</button>
        </form>
      </details>
    }
  `,
})
export class WaiverCard {
  private readonly client = inject(SettlementClient);
  protected readonly attempt = inject(Attempt);
  readonly contract = input.required<ContractView>();
  readonly waived = output();
  /** What has fallen due first: nobody gives up by mistake what is years away. */
  protected readonly open = computed(() => {
    const open = this.contract().payments.filter(({ state }) => OPEN_ROWS.includes(state));
    const due = open.filter(({ state }) => state !== 'PLANNED');
    return due.length > 0 ? due : open.slice(0, 1);
  });

  protected async waive(seq: string, request: { name: string; reason: string }): Promise<void> {
    if (await this.attempt.run(() => this.client.waive(this.contract().lotId, Number(seq), request)))
      this.waived.emit();
  }
}
