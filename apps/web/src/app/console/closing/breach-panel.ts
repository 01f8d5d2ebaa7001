import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { type BreachGround, DEAL_SIDES, type DealSide } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ResultsClient } from '../../data/trading/results-client';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

const CONSEQUENCES: Readonly<Record<DealSide, string>> = {
  TRANSFEREE: '保证金付给转出方；公告写明递补的，自动询问下一位。',
  TRANSFEROR: '项目终止，保证金全额退还受让方；转出方按公告另付受让方，同一标的按公告停一段时间才能再申请。',
};

/** How it stands with both signatures; to declare a side's breach; and whom the platform asks in a winner's place. */
@Component({
  selector: 'hl-breach-panel',
  imports: [Field, MomentPipe, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (breach.value(); as breach) {
      <section class="card">
        <h2>双方签约</h2>
        @if (state() !== 'BREACHED') {
          <dl class="facts">
            @for (one of breach.sides; track one.side) {
              <dt>{{ one.sideName }}</dt>
              <dd>
                @if (one.hasSigned) {
                  已签
                } @else {
                  没有签，最晚 {{ one.dueAt | moment }}
                }
                @if (one.refusedAt; as refusedAt) {
                  <br /><span class="warm">{{ refusedAt | moment }} 表示不签：{{ one.refusal }}</span>
                }
              </dd>
            }
          </dl>
        }
        @if (breach.successions.length) {
          <h3>递补</h3>
          <ol>
            @for (one of breach.successions; track one.rank) {
              <li [value]="one.rank">
                {{ one.unitPriceFen | yuan: one.scale }} {{ one.unit }}　<span
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
              <hl-field for="breach-side" label="违约的一方" [fault]="attempt.faultOf('side')">
                <select #side id="breach-side" (change)="breaker.set(asSide(side.value))">
                  @for (one of sides; track one[0]) {
                    <option [value]="one[0]" [selected]="one[0] === breaker()">{{ one[1] }}</option>
                  }
                </select>
              </hl-field>
              <p class="small-print">
                认定以后：成交作废，没签成的合同作废，记入信用记录，发布违约公示；{{
                  consequences[breaker()]
                }}
              </p>
              <hl-field for="breach-ground" label="原因" [fault]="attempt.faultOf('ground')">
                <select #ground id="breach-ground">
                  @for (one of open(); track one.ground) {
                    <option [value]="one.ground">{{ one.name }}</option>
                  }
                </select>
              </hl-field>
              @if (barred().length) {
                <p class="small-print">现在不能按这些认定{{ sideNames[breaker()] }}：</p>
                <ul class="small-print">
                  @for (one of barred(); track one.ground) {
                    <li>{{ one.name }}：{{ one.refusal }}</li>
                  }
                </ul>
              }
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
  protected readonly sides = Object.entries(DEAL_SIDES).reverse();
  protected readonly sideNames = DEAL_SIDES;
  protected readonly consequences = CONSEQUENCES;
  protected readonly breaker = signal<DealSide>('TRANSFEREE');
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

  /** Of the side that is chosen: what can be declared now, and what cannot, with its reason. */
  private readonly grounds = computed(
    () => this.breach.value()?.sides.find(({ side }) => side === this.breaker())?.grounds ?? [],
  );
  protected readonly open = computed(() => this.grounds().filter(({ refusal }) => !refusal));
  protected readonly barred = computed(() => this.grounds().filter(({ refusal }) => refusal));

  protected asSide(value: string): DealSide {
    return value as DealSide;
  }

  protected async declare(ground: string, note: string): Promise<void> {
    const request = { side: this.breaker(), ground: ground as BreachGround, note };
    if (await this.attempt.run(() => this.client.declareBreach(this.lotId(), request))) this.declared.emit();
  }
}
