import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { Session } from '../../data/session';
import { ResultsClient } from '../../data/trading/results-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { EndingNoticeSteps } from './ending-notice-steps';

/** 解除合同: which sides want it, how far a notice has come, and the head who carries out what both have agreed on. */
@Component({
  selector: 'hl-ending-panel',
  imports: [EndingNoticeSteps, Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (ending.value(); as ending) {
      <section class="card">
        <h2>解除合同</h2>
        @for (one of ending.consents; track one.side) {
          <p>
            {{ one.sideName }}同意解除：{{ one.reason }}<br /><span class="small-print">{{
              one.at | moment
            }}</span>
          </p>
        } @empty {
          @if (!ending.notice) {
            <p class="muted">双方都没有说要解除。</p>
          }
        }
        @if (ending.passedOn; as listing) {
          <p class="warm">受让方已经把这块地再流转：{{ listing }}。先办完那个项目，再办这份合同。</p>
        }
        @if (ending.notice; as notice) {
          <hl-ending-notice-steps [notice]="notice" (done)="again()" />
        }
        @if (session.has('declareBreach') && isAgreed()) {
          <details>
            <summary>办理协议解除</summary>
            <form (submit)="$event.preventDefault(); end(documentNo.value, note.value)">
              <hl-problem-box [problem]="attempt.problem()" />
              <p class="small-print">
                双方都同意了：中心手里的价款全部退还受让方，项目终止，标的放开，出过的鉴证书作废，发布公告。
              </p>
              <hl-field
                for="ending-document"
                label="解除协议的文号"
                [fault]="attempt.faultOf('documentNo') ?? attempt.faultOf('cause')"
              >
                <input #documentNo id="ending-document" minlength="2" maxlength="100" required />
              </hl-field>
              <hl-field for="ending-note" label="情况（写进公告）" [fault]="attempt.faultOf('note')">
                <textarea #note id="ending-note" rows="3" minlength="4" maxlength="2000" required></textarea>
              </hl-field>
              <button type="submit" class="danger" [disabled]="attempt.isBusy()">确定：解除合同</button>
            </form>
          </details>
        }
      </section>
    }
  `,
})
export class EndingPanel {
  private readonly client = inject(ResultsClient);
  protected readonly attempt = inject(Attempt);
  protected readonly session = inject(Session);
  readonly lotId = input.required<string>();
  readonly ended = output();
  protected readonly ending = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.ending(params),
  });

  protected readonly isAgreed = computed(
    () => this.ending.value()?.causes.some(({ cause, refusal }) => cause === 'AGREED' && !refusal) ?? false,
  );

  protected async end(documentNo: string, note: string): Promise<void> {
    const request = { cause: 'AGREED', documentNo, note } as const;
    if (await this.attempt.run(() => this.client.endContract(this.lotId(), request))) this.ended.emit();
  }

  protected again(): void {
    this.ending.reload();
    this.ended.emit();
  }
}
