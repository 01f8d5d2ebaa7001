import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { EndingCause } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ResultsClient } from '../../data/trading/results-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** 解除合同: which sides want it, and the head's decision by agreement or by a cause of the law. */
@Component({
  selector: 'hl-ending-panel',
  imports: [Field, MomentPipe, ProblemBox],
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
          <p class="muted">双方都没有说要解除。</p>
        }
        @if (barred().length) {
          <p>现在不能按这些解除：</p>
          <ul class="small-print">
            @for (one of barred(); track one.cause) {
              <li>{{ one.name }}：{{ one.refusal }}</li>
            }
          </ul>
        }
        @if (open().length) {
          <details>
            <summary>解除</summary>
            <form (submit)="$event.preventDefault(); end(cause.value, documentNo.value, note.value)">
              <hl-problem-box [problem]="attempt.problem()" />
              <p class="small-print">
                协议解除的，中心手里的价款全部退还受让方；受让方有过错的，相当于保证金的部分付给转出方，其余退还，记入信用记录。项目终止，标的放开，出过的鉴证书作废，发布公告。
              </p>
              <hl-field for="ending-cause" label="依据" [fault]="attempt.faultOf('cause')">
                <select #cause id="ending-cause">
                  @for (one of open(); track one.cause) {
                    <option [value]="one.cause">{{ one.name }}</option>
                  }
                </select>
              </hl-field>
              <hl-field
                for="ending-document"
                label="文号（解除协议、解除通知或者裁决）"
                [fault]="attempt.faultOf('documentNo')"
              >
                <input #documentNo id="ending-document" minlength="2" maxlength="100" required />
              </hl-field>
              <hl-field for="ending-note" label="查实的情况（写进公告）" [fault]="attempt.faultOf('note')">
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
  readonly lotId = input.required<string>();
  readonly ended = output();
  protected readonly ending = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.ending(params),
  });

  protected readonly open = computed(() => this.ending.value()?.causes.filter((one) => !one.refusal) ?? []);
  protected readonly barred = computed(() => this.ending.value()?.causes.filter((one) => one.refusal) ?? []);

  protected async end(cause: string, documentNo: string, note: string): Promise<void> {
    const request = { cause: cause as EndingCause, documentNo, note };
    if (await this.attempt.run(() => this.client.endContract(this.lotId(), request))) this.ended.emit();
  }
}
