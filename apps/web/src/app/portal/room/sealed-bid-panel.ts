import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { type BidReceipt, type RoomView, type SeatView, priceTermsOf, sentenceOf } from '@helan/contracts';
import {
  type Fen,
  type SealedRules,
  inCapitals,
  isRefusal,
  judgeBid,
  parseYuan,
  refuseSealed,
  totalPrice,
} from '@helan/domain';
import { fingerprintOf } from '@helan/sealing';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { BiddingClient } from '../../data/trading/bidding-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { ConfirmBid } from './confirm-bid';
import { rulesOf, stateOf } from './room-state';

/** One sealed price: sealed in this browser for a key that nobody holds alone. */
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
            hint="只能报一次，报出不能改。"
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
            封给指纹以 {{ fingerprint.value()?.slice(0, 8) }} 开头的密钥，公告上写的应是同一把。
          </p>
        </form>
      }
      <hl-problem-box [problem]="attempt.isUnanswered() ? null : attempt.problem()" />
    </section>
    @if (chosen(); as amount) {
      <hl-confirm-bid
        [amountFen]="amount"
        [unit]="room().price.unit"
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
  protected readonly fingerprint = reading({
    params: () => this.room().sealing?.publicKeys[this.room().round - 1],
    loader: ({ params }) => fingerprintOf(params),
  });
  private key = '';
  /** What goes out again if no answer comes: sealed twice it would be another price. */
  private envelope: string | undefined;

  private readonly rules = computed(() => rulesOf(this.room()) as SealedRules);
  protected readonly receipt = computed(() => {
    const placed = this.placed();
    return placed?.round === this.room().round ? placed.receipt : null;
  });
  protected readonly hasPlaced = computed(() => this.seat().hasPlaced);
  protected readonly refusal = computed(() => {
    const { paddle, rank } = this.seat();
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
  protected readonly capitals = computed(() => inCapitals(this.chosen() ?? 0n));
  protected readonly total = computed(() => totalPrice(priceTermsOf(this.room().price, this.chosen() ?? 0n)));
  protected readonly isHigh = computed(
    () => !this.rules().isBuying && (this.chosen() ?? 0n) * 2n > this.rules().startPriceFen * 3n,
  );

  protected choose(text: string): void {
    const amount = parseYuan(text);
    const fault = isRefusal(amount) ? amount : refuseSealed(this.rules(), amount);
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
