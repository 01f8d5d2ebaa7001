import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';

/** Payments that wait for something: the center writes down that it has come about, and they get their day. */
@Component({
  selector: 'hl-payment-events',
  imports: [Field, ProblemBox, Unread, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (waiting().length) {
      <section class="card">
        <h2>等事情发生后付的款</h2>
        <p class="small-print">登记以后，从今天起按公告写的工作日付。</p>
        @for (row of waiting(); track row.seq) {
          <form (submit)="$event.preventDefault(); record(row.seq, on.value, reason.value)">
            <p>第 {{ row.seq }} 期，{{ row.amountFen | yuan }}，在“{{ row.event }}”以后</p>
            <hl-problem-box [problem]="attempt.problem()" />
            <div class="grid-2">
              <hl-field
                [for]="'on' + row.seq"
                label="哪天发生的"
                [fault]="attempt.faultOf('on', 'event' + row.seq)"
              >
                <input #on [id]="'on' + row.seq" type="date" required />
              </hl-field>
              <hl-field
                [for]="'why' + row.seq"
                label="凭什么知道"
                [fault]="attempt.faultOf('reason', 'event' + row.seq)"
              >
                <input #reason [id]="'why' + row.seq" maxlength="2000" required />
              </hl-field>
            </div>
            <button type="submit" class="second" [disabled]="attempt.isBusy()">登记</button>
          </form>
        }
      </section>
    } @else if (problem(); as problem) {
      <hl-unread [problem]="problem" (again)="contract.reload()">合同没有找到。</hl-unread>
    }
  `,
})
export class PaymentEvents {
  private readonly client = inject(SettlementClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly isOver = input(false);
  protected readonly contract = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.contractOf(params),
  });
  protected readonly waiting = computed(() =>
    (this.contract.value()?.payments ?? []).filter(
      ({ event, dueOn, state }) => event !== null && dueOn === null && state === 'PLANNED',
    ),
  );

  /** When everything is over only what still waits is shown: without it the contract is nobody's task any more. */
  protected readonly problem = computed(() => (this.isOver() ? undefined : this.contract.problem()));

  protected async record(seq: number, on: string, reason: string): Promise<void> {
    const isDone = await this.attempt.run(
      () => this.client.recordEvent(this.lotId(), seq, { on, reason }),
      `event${seq}`,
    );
    if (isDone) this.contract.reload();
  }
}
