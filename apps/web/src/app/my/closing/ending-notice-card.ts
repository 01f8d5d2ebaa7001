import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ContractEndingView } from '@helan/contracts';
import type { EndingCause } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { EndingNoticesClient } from '../../data/closing/ending-notices-client';
import { EndingNoticeFacts } from '../../ui/ending-notice-facts';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** 解除通知: given with its evidence by one side, answered by the other, taken back by whoever gave it. */
@Component({
  selector: 'hl-ending-notice-card',
  imports: [EndingNoticeFacts, Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (ending().notice; as notice) {
      <section class="card">
        <h2>解除合同通知</h2>
        <hl-ending-notice-facts [notice]="notice" />
        <hl-problem-box [problem]="attempt.problem()" />
        @if (may('accept')) {
          <form (submit)="$event.preventDefault()">
            <p>
              请答复。到期不答复的，中心可以继续办；您有异议的，中心不作裁判，等法院或者仲裁的生效文书，或者双方谈妥。
            </p>
            <hl-field for="ending-answer" label="您的意见和理由" [fault]="attempt.faultOf('note')">
              <textarea
                #answerNote
                id="ending-answer"
                rows="3"
                minlength="2"
                maxlength="2000"
                required
              ></textarea>
            </hl-field>
            <p class="row">
              @if (may('dispute')) {
                <button type="button" [disabled]="attempt.isBusy()" (click)="answer(false, answerNote.value)">
                  有异议
                </button>
              }
              <button
                type="button"
                class="second"
                [disabled]="attempt.isBusy()"
                (click)="answer(true, answerNote.value)"
              >
                没有异议
              </button>
            </p>
          </form>
        }
        @if (may('takeBack')) {
          <details>
            <summary>收回这份通知</summary>
            <form (submit)="$event.preventDefault(); takeBack(reason.value)">
              <hl-field for="ending-take-back" label="为什么收回" [fault]="attempt.faultOf('reason')">
                <textarea #reason id="ending-take-back" rows="2" maxlength="2000" required></textarea>
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">收回</button>
            </form>
          </details>
        }
      </section>
    }
    @if (ending().mayNotify) {
      <details>
        <summary>对方违约，要依法解除合同</summary>
        <form
          class="card"
          (submit)="$event.preventDefault(); give(cause.value, ruling.value, note.value, file)"
        >
          <p>
            写清事由，附上证据。对方可以答复；没有异议或者到期不答复的，中心一人提请、另一人决定；有异议的，等生效的裁判文书。
          </p>
          @if (ending().isOnBehalf) {
            <p>您是代办：写下的要打印出来由本人签字、按手印，交回扫描件，另一人核看以后才算数。</p>
          }
          <hl-problem-box [problem]="attempt.problem()" />
          <hl-field for="notice-cause" label="事由" [fault]="attempt.faultOf('cause')">
            <select #cause id="notice-cause">
              @for (one of causes(); track one.cause) {
                <option [value]="one.cause">{{ one.name }}</option>
              }
            </select>
          </hl-field>
          <hl-field for="notice-note" label="情况（对方和中心看得到）" [fault]="attempt.faultOf('note')">
            <textarea #note id="notice-note" rows="3" minlength="4" maxlength="2000" required></textarea>
          </hl-field>
          <hl-field
            for="notice-ruling"
            label="裁判文书文号（有的才填）"
            [fault]="attempt.faultOf('rulingNo')"
          >
            <input #ruling id="notice-ruling" maxlength="100" />
          </hl-field>
          <hl-field
            for="notice-file"
            label="通知和证据（一个 PDF 或者一张图片）"
            [fault]="attempt.faultOf('file')"
          >
            <input
              #file
              id="notice-file"
              type="file"
              accept="image/jpeg,image/png,application/pdf"
              required
            />
          </hl-field>
          <button type="submit" class="danger" [disabled]="attempt.isBusy()">递交解除通知</button>
        </form>
      </details>
    }
  `,
})
export class EndingNoticeCard {
  private readonly client = inject(EndingNoticesClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly ending = input.required<ContractEndingView>();
  /** Something was said, or written down to be signed. */
  readonly changed = output();
  protected readonly causes = computed(() =>
    this.ending().causes.filter(({ cause, refusal }) => cause !== 'AGREED' && refusal === null),
  );

  protected may(action: 'accept' | 'dispute' | 'takeBack'): boolean {
    return this.ending().notice?.actions.includes(action) ?? false;
  }

  protected async give(cause: string, rulingNo: string, note: string, box: HTMLInputElement): Promise<void> {
    const file = box.files?.[0];
    if (!file) return;
    const request = { cause: cause as EndingCause, note, ...(rulingNo ? { rulingNo } : {}) };
    await this.tell(() => this.client.give(this.lotId(), request, file));
  }

  protected answer(agrees: boolean, note: string): Promise<void> {
    return this.tell(() => this.client.answer(this.ending().notice!.id, { agrees, note }));
  }

  protected takeBack(reason: string): Promise<void> {
    return this.tell(() => this.client.takeBack(this.ending().notice!.id, reason));
  }

  private async tell(step: () => Promise<void>): Promise<void> {
    if (await this.attempt.run(step)) this.changed.emit();
  }
}
