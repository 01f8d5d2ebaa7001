import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { APPRAISAL_OUTCOMES, type AppraisalOutcome } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** 成交后的评估: the report that both sides have brought, or their word that they want none. */
@Component({
  selector: 'hl-appraisal-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (appraisal.value(); as appraisal) {
      @if (appraisal.words) {
        <p class="card">评估：{{ appraisal.words }}</p>
      }
      @if (appraisal.isNeeded) {
        <section class="card">
          <h2>成交后的评估</h2>
          <p>
            公告写的是和受让方协商后评估。出鉴证书以前，登记双方交来的评估报告，或者双方商定不评估的约定。
          </p>
          <form
            (submit)="
              $event.preventDefault();
              record(documentNo.value, {
                agency: agency?.value,
                valueYuan: value?.value,
                validUntil: until?.value,
              })
            "
          >
            <hl-problem-box [problem]="attempt.problem()" />
            <hl-field for="appraisal-outcome" label="结果" [fault]="attempt.faultOf('outcome')">
              <select #choice id="appraisal-outcome" (change)="choose(choice.value)">
                @for (one of outcomes; track one[0]) {
                  <option [value]="one[0]">{{ one[1] }}</option>
                }
              </select>
            </hl-field>
            @if (outcome() === 'DONE') {
              <hl-field for="appraisal-agency" label="评估机构" [fault]="attempt.faultOf('agency')">
                <input #agencyField id="appraisal-agency" maxlength="80" (input)="agency = agencyField" />
              </hl-field>
              <hl-field for="appraisal-value" label="评估值（元）" [fault]="attempt.faultOf('valueYuan')">
                <input
                  #valueField
                  id="appraisal-value"
                  class="number"
                  inputmode="decimal"
                  maxlength="24"
                  (input)="value = valueField"
                />
              </hl-field>
              <hl-field for="appraisal-until" label="有效期至" [fault]="attempt.faultOf('validUntil')">
                <input #untilField id="appraisal-until" type="date" (input)="until = untilField" />
              </hl-field>
            }
            <hl-field
              for="appraisal-document"
              label="报告或者约定的文号"
              [fault]="attempt.faultOf('documentNo')"
            >
              <input #documentNo id="appraisal-document" minlength="2" maxlength="100" required />
            </hl-field>
            <button type="submit" [disabled]="attempt.isBusy()">登记</button>
          </form>
        </section>
      }
    }
  `,
})
export class AppraisalForm {
  private readonly client = inject(SettlementClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  protected readonly outcomes = Object.entries(APPRAISAL_OUTCOMES);
  protected readonly outcome = signal<AppraisalOutcome>('DONE');
  /** Fields that are there only for a report. */
  protected agency: HTMLInputElement | undefined;
  protected value: HTMLInputElement | undefined;
  protected until: HTMLInputElement | undefined;
  protected readonly appraisal = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.appraisal(params),
  });

  protected choose(outcome: string): void {
    this.outcome.set(outcome as AppraisalOutcome);
  }

  protected async record(
    documentNo: string,
    report: Readonly<Record<'agency' | 'valueYuan' | 'validUntil', string | undefined>>,
  ): Promise<void> {
    const { agency = '', valueYuan = '', validUntil = '' } = report;
    const outcome = this.outcome();
    const request = { outcome, documentNo, ...(outcome === 'DONE' ? { agency, valueYuan, validUntil } : {}) };
    if (await this.attempt.run(() => this.client.recordAppraisal(this.lotId(), request)))
      this.appraisal.reload();
  }
}
