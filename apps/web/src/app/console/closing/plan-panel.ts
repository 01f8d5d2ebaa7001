import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { OPEN_ROWS } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { PaymentTable } from '../../ui/payment-table';
import { PlanHistory } from '../../ui/plan-history';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';
import { ChangeForm } from './change-form';

/** A contract's payments with their states, what changes them, and what a second person has to say to that. */
@Component({
  selector: 'hl-plan-panel',
  imports: [ChangeForm, Field, PaymentTable, PlanHistory, ProblemBox, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (contract.value(); as contract) {
      @if (contract.payments.length) {
        <section class="card">
          <h2>付款计划</h2>
          <p class="row">
            <span class="tag">{{ contract.stateName }}</span><span class="muted">{{ contract.no }}</span>
          </p>
          <hl-payment-table [payments]="contract.payments" />
          <hl-plan-history [contract]="contract" />
          <hl-problem-box [problem]="attempt.problem()" />
          @if (waiting(); as change) {
            @if (change.isMine) {
              <p>您提的变更等另一人复核。</p>
            } @else if (session.has('answerPaymentChange')) {
              <form (submit)="$event.preventDefault()">
                <p>
                  <b>复核：{{ change.kindName }}</b
                  >　{{ change.words }}（{{ change.reason }}）
                </p>
                <hl-field for="change-answer" label="依据" [fault]="attempt.faultOf('reason')">
                  <textarea #reason id="change-answer" rows="2" maxlength="2000" required></textarea>
                </hl-field>
                <p class="row">
                  <button
                    type="button"
                    [disabled]="attempt.isBusy()"
                    (click)="answer(change.id, true, reason.value)"
                  >
                    和凭据一致，同意
                  </button>
                  <button
                    type="button"
                    class="second"
                    [disabled]="attempt.isBusy()"
                    (click)="answer(change.id, false, reason.value)"
                  >
                    不一致，不同意
                  </button>
                </p>
              </form>
            }
          } @else if (session.has('proposePaymentChange') && open().length) {
            <hl-change-form [lotId]="lotId()" [payments]="open()" (proposed)="this.contract.reload()" />
          }
          @if (contract.state === 'EXPIRED' && session.has('renewContract')) {
            <form (submit)="$event.preventDefault(); renew(contract.id, no.value)">
              <hl-field for="renewed-by" label="续签的新合同编号" [fault]="attempt.faultOf('contractNo')">
                <input #no id="renewed-by" maxlength="60" required />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">登记续签</button>
            </form>
          }
        </section>
      }
    } @else if (problem(); as problem) {
      <hl-unread [problem]="problem" (again)="contract.reload()">合同没有找到。</hl-unread>
    }
  `,
})
export class PlanPanel {
  private readonly client = inject(SettlementClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  /** Everything is over: without something that waits the contract is nobody's task any more. */
  readonly isOver = input(false);
  protected readonly contract = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.contractOf(params),
  });
  protected readonly problem = computed(() => (this.isOver() ? undefined : this.contract.problem()));
  protected readonly open = computed(() =>
    (this.contract.value()?.payments ?? []).filter(({ state }) => OPEN_ROWS.includes(state)),
  );
  protected readonly waiting = computed(
    () => this.contract.value()?.changes.find(({ agrees }) => agrees === null) ?? null,
  );

  protected async answer(id: string, agrees: boolean, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.answerChange(this.lotId(), id, { agrees, reason })))
      this.contract.reload();
  }

  protected async renew(contractId: string, no: string): Promise<void> {
    if (await this.attempt.run(() => this.client.renew(contractId, no))) this.contract.reload();
  }
}
