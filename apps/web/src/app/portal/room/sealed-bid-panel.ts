import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { type BidReceipt, type RoomView, type SeatView, priceTermsOf, sentenceOf } from '@helan/contracts';
import {
  type Fen,
  type SealedRules,
  formatPrice,
  isRefusal,
  judgeBid,
  refuseSealed,
  totalPrice,
  parsePrice,
  priceInCapitals,
  scaleIn,
  writtenRoundsIn,
} from '@helan/domain';
import { fingerprintOf } from '@helan/sealing';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { BiddingClient } from '../../data/trading/bidding-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { ConfirmBid } from './confirm-bid';
import { rulesOf, sealedFloor, stateOf } from './room-state';

/** One sealed price: sealed in this browser, under a key of its own that two of three holders make again. */
@Component({
  selector: 'hl-sealed-bid-panel',
  imports: [ConfirmBid, Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-label="密封报价" class="card stack">
      <p class="paddle">
        我的号牌 <b>{{ seat().paddle }}</b>
      </p>
      @if (receipt(); as receipt) {
        <p class="done" role="status">
          已密封，第 {{ receipt.bidNo }} 份。开启以前谁也看不到价格。<br /><span class="small-print"
            >回执 {{ receipt.hash.slice(0, 16) }}</span
          >
        </p>
      } @else if (hasPlaced()) {
        <p role="status">✓ 您这一轮已经密封报价，等开启。</p>
      } @else if (refusal(); as sentence) {
        <p class="muted" role="status">{{ sentence }}</p>
      } @else {
        <form (submit)="$event.preventDefault(); choose(amount.value)">
          <hl-field
            for="sealed-amount"
            [label]="'我的报价（' + room().price.unit + '）'"
            [hint]="hint()"
            [fault]="fault()"
          >
            <input
              #amount
              id="sealed-amount"
              class="number"
              inputmode="decimal"
              maxlength="24"
              autocomplete="off"
            />
          </hl-field>
          <button type="submit" [disabled]="attempt.isBusy()">看一遍，再密封</button>
          <p class="small-print">
            价格在这台设备上封好再交出，平台收到的只是信封。{{ opener()
            }}{{ fingerprints.value() ?? '' }}，和公告写的应是一样。
          </p>
        </form>
      }
      <hl-problem-box [problem]="attempt.isUnanswered() ? null : attempt.problem()" />
    </section>
    @if (chosen(); as amount) {
      <hl-confirm-bid
        [amountFen]="amount"
        [unit]="room().price.unit"
        [scale]="scale()"
        kind="SEALED"
        [capitals]="capitals()"
        [totalFen]="total()"
        [isHigh]="isHigh()"
        [isBusy]="attempt.isBusy()"
        [isUnanswered]="attempt.isUnanswered()"
        (confirmed)="place()"
        (cancelled)="chosen.set(null)"
      />
    }
  `,
  styles: `
    .paddle {
      font-size: 1.125rem;
      margin: 0;
    }
    .paddle b {
      font-size: 1.75rem;
      font-variant-numeric: tabular-nums;
      margin: 0 0.5rem;
    }
  `,
})
export class SealedBidPanel {
  private readonly client = inject(BiddingClient);
  protected readonly attempt = inject(Attempt);
  readonly room = input.required<RoomView>();
  readonly seat = input.required<SeatView>();
  /** Milliseconds of the platform's time. */
  readonly now = input.required<number>();

  protected readonly chosen = signal<Fen | null>(null);
  protected readonly fault = signal<string | null>(null);
  private readonly placed = signal<{ round: number; receipt: BidReceipt } | null>(null);
  /** An older lot has a key of its own for each round. */
  private readonly publicKeys = computed(() => {
    const { sealing, round } = this.room();
    if (!sealing) return [];
    return 'holders' in sealing
      ? sealing.holders.map(({ publicKey }) => publicKey)
      : sealing.publicKeys.slice(round - 1, round);
  });
  protected readonly opener = computed(() =>
    this.publicKeys().length > 1
      ? '时间到了以后，由中心、监管、转出方一侧三方中的任意两方开启，各方密钥的指纹以这些开头：'
      : '时间到了以后，由三位持钥人中的任意两位开启，密钥的指纹以这些开头：',
  );
  protected readonly fingerprints = reading({
    params: () => this.publicKeys(),
    loader: async ({ params }) =>
      (await Promise.all(params.map(fingerprintOf))).map((one) => one.slice(0, 8)).join('、'),
  });
  private key = '';
  /** What goes out again if no answer comes: sealed twice it would be another price. */
  private envelope: string | undefined;

  private readonly rules = computed(() => rulesOf(this.room()) as SealedRules);
  private readonly floor = computed(() => sealedFloor(this.room(), this.rules()));
  protected readonly receipt = computed(() => {
    const placed = this.placed();
    return placed?.round === this.room().round ? placed.receipt : null;
  });
  protected readonly hasPlaced = computed(() => this.seat().hasPlaced);
  protected readonly refusal = computed(() => {
    const { paddle, rank } = this.seat();
    if (this.room().awaitsRound) return this.whatNext(paddle!);
    const bid = {
      kind: 'SEALED',
      bidder: paddle!,
      amountFen: null,
      at: this.now(),
      isAdmitted: true,
      rank,
    } as const;
    const fault = judgeBid(this.rules(), stateOf(this.room()), bid);
    return fault ? sentenceOf(fault.code, fault.values) : null;
  });
  protected readonly scale = computed(() => scaleIn(this.rules()));
  protected readonly hint = computed(() => {
    const { stepFen, ceilingFen } = this.rules();
    const rounds = writtenRoundsIn(this.rules());
    const inYuan = (parts: bigint) => formatPrice(parts, this.scale());
    const steps =
      stepFen === null ? '' : `要和 ${inYuan(this.floor())} 元相差 ${inYuan(stepFen)} 元的整数倍，`;
    const most = ceilingFen === undefined ? '' : `不能高于最高限价 ${inYuan(ceilingFen)} 元，`;
    return `${steps}${most}${rounds > 1 ? '这一轮' : ''}只能报一次，报出不能改。`;
  });
  protected readonly capitals = computed(() => priceInCapitals(this.chosen() ?? 0n, this.scale()));
  protected readonly total = computed(() => totalPrice(priceTermsOf(this.room().price, this.chosen() ?? 0n)));
  protected readonly isHigh = computed(
    () => !this.rules().isBuying && (this.chosen() ?? 0n) * 2n > this.rules().startPriceFen * 3n,
  );

  /** While the next round has still to begin: whether he may offer in it, and from where on. */
  private whatNext(paddle: string): string {
    const { invited } = stateOf(this.room());
    if (invited && !invited.includes(paddle)) return sentenceOf('bid.not-invited');
    const bound = this.rules().isBuying ? '高' : '低';
    return `下一轮开始以后在这里报价，不能${bound}于 ${formatPrice(this.floor(), this.scale())} 元。`;
  }

  protected choose(text: string): void {
    const amount = parsePrice(text, this.scale());
    const fault = isRefusal(amount) ? amount : refuseSealed(this.rules(), amount, this.floor());
    this.fault.set(fault ? sentenceOf(fault.code, fault.values) : null);
    if (fault || isRefusal(amount)) return;
    this.attempt.problem.set(null);
    this.key = crypto.randomUUID();
    this.envelope = undefined;
    this.chosen.set(amount);
  }

  protected async place(): Promise<void> {
    const amount = this.chosen();
    if (amount === null) return;
    const { round } = this.room();
    await this.attempt.run(async () => {
      this.envelope ??= await this.client.sealPrice(this.room(), this.seat(), amount);
      const receipt = await this.client.sealedBid(this.room().lotId, this.envelope, this.key);
      this.placed.set({ round, receipt });
    });
    if (!this.attempt.isUnanswered()) this.chosen.set(null);
  }
}
