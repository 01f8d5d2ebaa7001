import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { DEAL_SIDES, type DealSide, inCapitals } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ResultsClient } from '../../data/trading/results-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

const CONSEQUENCES: Readonly<Record<DealSide, string>> = {
  TRANSFEREE: '保证金不予退还、付给转出方，',
  TRANSFEROR: '受让方的保证金全额退还，您还要按公告另付他一笔；同一标的按公告停一段时间才能再申请；',
};

/** 成交确认书: the letter of a result, to be signed by its two sides; either may also say that it will not. */
@Component({
  selector: 'hl-confirmation-card',
  imports: [Field, MomentPipe, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (letter.value(); as letter) {
      <section class="card">
        <h2>成交确认书</h2>
        @if (letter.ended; as ended) {
          <p class="small-print">{{ ended.at | moment }} 已终止：{{ ended.why }}</p>
        }
        <dl class="facts">
          <dt>编号</dt>
          <dd>{{ letter.no }}</dd>
          <dt>成交单价</dt>
          <dd class="money">{{ letter.unitPriceFen | yuan: letter.scale }} {{ letter.unit }}</dd>
          <dt>成交总价</dt>
          <dd class="money">
            {{ letter.totalFen | yuan }}<br /><span class="small-print">{{ capitals() }}</span>
          </dd>
          <dt>全文</dt>
          <dd><a [href]="'/api/lots/' + lotId() + '/confirmation/file'" target="_blank">打开看</a></dd>
          @for (signature of letter.signatures; track signature.side) {
            <dt>{{ sides[signature.side] }}已签</dt>
            <dd>
              {{ signature.name }}{{ signature.isOnPaper ? '（纸质签字）' : '' }}　{{ signature.at | moment }}
            </dd>
          }
        </dl>
        <hl-problem-box [problem]="attempt.problem()" />
        @for (refusal of letter.refusals; track refusal.side) {
          <p class="warm">
            {{ sides[refusal.side] }} {{ refusal.at | moment }} 表示不签：{{ refusal.reason }}
          </p>
        }
        @if (mustSign()) {
          <form (submit)="$event.preventDefault(); sign(name.value)">
            @if (letter.signDueAt; as dueAt) {
              <p>
                请在 <b class="warm">{{ dueAt | moment }}</b> 前签。
              </p>
            }
            <hl-field
              for="letter-name"
              label="输入您登记的姓名（名称）"
              [fault]="attempt.faultOf('name') ? '和登记的不一样，请照“我的资料”填写。' : null"
            >
              <input #name id="letter-name" maxlength="80" autocomplete="off" />
            </hl-field>
            <button type="submit" [disabled]="attempt.isBusy()">我已看清，签署确认书</button>
          </form>
        }
        @if (mayRefuse()) {
          @if (isRefusing()) {
            <form class="refusal" (submit)="$event.preventDefault(); refuse(reason.value)">
              <p>
                <b class="warm">拒绝签合同是违约：</b
                >{{ consequences[letter.side!] }}记入信用记录。说了以后，签署确认书就等于收回。
              </p>
              <hl-field for="letter-refusal" label="为什么不签" [fault]="attempt.faultOf('reason')">
                <textarea
                  #reason
                  id="letter-refusal"
                  rows="2"
                  minlength="2"
                  maxlength="2000"
                  required
                ></textarea>
              </hl-field>
              <div class="row">
                <button type="submit" class="danger" [disabled]="attempt.isBusy()">我不签了</button>
                <button type="button" class="second" (click)="isRefusing.set(false)">再想想</button>
              </div>
            </form>
          } @else {
            <p><button type="button" class="plain" (click)="isRefusing.set(true)">我不想签合同了</button></p>
          }
        }
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin: 1.25rem 0;
    }
    .refusal {
      margin-top: 1rem;
      padding-top: 1rem;
      border-top: 1px solid var(--line);
    }
  `,
})
export class ConfirmationCard {
  private readonly client = inject(ResultsClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  /** Whether it waits for the reader's own signature, once that is known: what comes after it can wait, too. */
  readonly waits = output<boolean>();
  protected readonly sides = DEAL_SIDES;
  protected readonly consequences = CONSEQUENCES;
  protected readonly isRefusing = signal(false);
  protected readonly letter = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.confirmation(params).catch(() => null),
  });
  protected readonly capitals = computed(() => inCapitals(BigInt(this.letter.value()?.totalFen ?? 0)));
  protected readonly mustSign = computed(() => {
    const letter = this.letter.value();
    return (
      letter?.side != null && letter.isOpen && !letter.signatures.some(({ side }) => side === letter.side)
    );
  });

  protected readonly mayRefuse = computed(() => {
    const letter = this.letter.value();
    return letter?.side != null && letter.isOpen && !letter.refusals.some(({ side }) => side === letter.side);
  });

  constructor() {
    effect(() => {
      if (this.letter.value() !== undefined) this.waits.emit(this.mustSign());
    });
  }

  protected async sign(name: string): Promise<void> {
    const { fileHash } = this.letter.value()!;
    await this.attempt.run(() => this.client.sign(this.lotId(), { name, fileHash }));
    this.letter.reload();
  }

  protected async refuse(reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.refuse(this.lotId(), reason))) this.isRefusing.set(false);
    this.letter.reload();
  }
}
