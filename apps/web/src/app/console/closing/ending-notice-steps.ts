import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { EndingNoticeView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { EndingNoticesClient } from '../../data/closing/ending-notices-client';
import { EndingNoticeFacts } from '../../ui/ending-notice-facts';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** What the center does about a notice: one proposes, another decides, sends it back or refuses it. */
@Component({
  selector: 'hl-ending-notice-steps',
  imports: [EndingNoticeFacts, Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hl-ending-notice-facts [notice]="notice()" />
    <hl-problem-box [problem]="attempt.problem()" />
    @if (notice().state === 'DISPUTED') {
      <p class="warm">
        对方有异议：要填生效的裁判文书或者仲裁裁决的文号，才能提请；双方谈妥的，按协议解除办。
      </p>
    }
    @if (may('propose')) {
      <form (submit)="$event.preventDefault(); propose(note.value, ruling.value)">
        <hl-field for="propose-note" label="查实的情况" [fault]="attempt.faultOf('note')">
          <textarea #note id="propose-note" rows="3" minlength="4" maxlength="2000" required></textarea>
        </hl-field>
        <hl-field
          for="propose-ruling"
          label="裁判文书文号（对方有异议的必填）"
          [fault]="attempt.faultOf('rulingNo')"
        >
          <input #ruling id="propose-ruling" maxlength="100" [value]="notice().rulingNo" />
        </hl-field>
        <button type="submit" [disabled]="attempt.isBusy()">提请解除</button>
      </form>
    }
    @if (may('refuse')) {
      <form (submit)="$event.preventDefault()">
        @if (may('decide')) {
          <p class="small-print">
            受让方有过错的，相当于保证金的部分付给转出方，其余退还，记入信用记录；凭裁判文书的，中心手里的价款退还受让方。项目终止，标的放开，出过的鉴证书作废，发布公告。
          </p>
        }
        <hl-field
          for="decide-note"
          label="理由（决定解除的写进公告）"
          [fault]="attempt.faultOf('note') ?? attempt.faultOf('reason')"
        >
          <textarea #reason id="decide-note" rows="3" minlength="4" maxlength="2000" required></textarea>
        </hl-field>
        <p class="row">
          @if (may('decide')) {
            <button type="button" class="danger" [disabled]="attempt.isBusy()" (click)="decide(reason.value)">
              决定：解除合同
            </button>
          }
          @if (may('sendBack')) {
            <button
              type="button"
              class="second"
              [disabled]="attempt.isBusy()"
              (click)="sendBack(reason.value)"
            >
              退回
            </button>
          }
          <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="refuse(reason.value)">
            不予解除
          </button>
        </p>
      </form>
    }
  `,
})
export class EndingNoticeSteps {
  private readonly client = inject(EndingNoticesClient);
  protected readonly attempt = inject(Attempt);
  readonly notice = input.required<EndingNoticeView>();
  readonly done = output();
  private readonly id = computed(() => this.notice().id);

  protected may(action: EndingNoticeView['actions'][number]): boolean {
    return this.notice().actions.includes(action);
  }

  protected propose(note: string, rulingNo: string): Promise<void> {
    const request = { note, ...(rulingNo ? { rulingNo } : {}) };
    return this.tell(() => this.client.propose(this.id(), request));
  }

  protected decide(note: string): Promise<void> {
    return this.tell(() => this.client.decide(this.id(), { note }));
  }

  protected sendBack(reason: string): Promise<void> {
    return this.tell(() => this.client.sendBack(this.id(), reason));
  }

  protected refuse(reason: string): Promise<void> {
    return this.tell(() => this.client.refuse(this.id(), reason));
  }

  private async tell(step: () => Promise<void>): Promise<void> {
    if (await this.attempt.run(step)) this.done.emit();
  }
}
