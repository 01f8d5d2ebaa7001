import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { BREACH_GROUNDS, type BreachGround } from '@helan/domain';
import { reading } from '../data/reading';
import { Attempt } from '../data/attempt';
import { ResultsClient } from '../data/results-client';
import { Session } from '../data/session';
import { Field } from '../ui/field';
import { MomentPipe } from '../ui/moment.pipe';
import { ProblemBox } from '../ui/problem-box';
import { YuanPipe } from '../ui/yuan.pipe';

/** How it stands with a winner's signature; to declare his breach; and whom the platform asks after it. */
@Component({
  selector: 'hl-breach-panel',
  imports: [Field, MomentPipe, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (breach.value(); as breach) {
      <section class="card">
        <h2>受让方签约</h2>
        @if (state() !== 'BREACHED') {
          <dl class="facts">
            <dt>签字</dt>
            <dd>{{ breach.hasSigned ? '已签' : '没有签' }}</dd>
            <dt>最晚</dt>
            <dd>{{ breach.dueAt | moment }}</dd>
            @if (breach.refusedAt; as refusedAt) {
              <dt>表示不签</dt>
              <dd>{{ refusedAt | moment }}：{{ breach.refusal }}</dd>
            }
          </dl>
        }
        @if (breach.successions.length) {
          <h3>递补</h3>
          <ol>
            @for (one of breach.successions; track one.rank) {
              <li [value]="one.rank">
                {{ one.unitPriceFen | yuan }} {{ one.unit }}　<span
                  class="tag"
                  [class.warm]="one.state === 'ASKED'"
                  >{{ one.stateName }}</span
                >
                @if (one.state === 'ASKED') {
                  <br /><span class="small-print">最晚 {{ one.dueAt | moment }} 答复</span>
                }
              </li>
            }
          </ol>
        }
        @if (mayDeclare()) {
          <details>
            <summary>认定违约</summary>
            <form (submit)="$event.preventDefault(); declare(ground.value, note.value)">
              <hl-problem-box [problem]="attempt.problem()" />
              <p class="small-print">
                认定以后：成交作废，没签成的合同作废，保证金付给转出方，记入信用记录，发布违约公示；公告写明递补的，自动询问下一位。
              </p>
              <hl-field for="breach-ground" label="原因">
                <select #ground id="breach-ground">
                  @for (one of grounds; track one[0]) {
                    <option [value]="one[0]">{{ one[1] }}</option>
                  }
                </select>
              </hl-field>
              <hl-field for="breach-note" label="查实的情况" [fault]="attempt.faultOf('note')">
                <textarea #note id="breach-note" rows="3" minlength="4" maxlength="2000" required></textarea>
              </hl-field>
              <button type="submit" class="danger" [disabled]="attempt.isBusy()">认定违约</button>
            </form>
          </details>
        }
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
    }
    summary {
      cursor: pointer;
      color: var(--danger);
      min-height: 2rem;
    }
    ol {
      padding-left: 1.5rem;
    }
  `,
})
export class BreachPanel {
  private readonly client = inject(ResultsClient);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly grounds = Object.entries(BREACH_GROUNDS);
  readonly lotId = input.required<string>();
  readonly state = input.required<string>();
  readonly declared = output();
  protected readonly breach = reading({
    params: () => ({ lotId: this.lotId(), state: this.state() }),
    loader: ({ params }) => this.client.breach(params.lotId),
  });
  protected readonly mayDeclare = computed(
    () => this.session.has('declareBreach') && this.state() !== 'BREACHED',
  );

  protected async declare(ground: string, note: string): Promise<void> {
    const request = { ground: ground as BreachGround, note };
    if (await this.attempt.run(() => this.client.declareBreach(this.lotId(), request))) this.declared.emit();
  }
}
