import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { type BidReceipt, type RoomView, type SeatView, priceTermsOf } from '@helan/contracts';
import { type BidKind, totalPrice, scaleIn } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { BiddingClient } from '../../data/trading/bidding-client';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';
import {
  amountsAt,
  asksTwice,
  capitalsIn,
  hasEntered,
  isConfirmingAt,
  leadsIn,
  matchingAt,
  refusalAt,
  usualKind,
} from './bid-choices';
import { ConfirmBid } from './confirm-bid';
import { rulesOf } from './room-state';

/** The three lowest lawful bids as buttons; greyed by the same rule that the platform judges by. */
@Component({
  selector: 'hl-bid-panel',
  imports: [ConfirmBid, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-label="出价" class="card stack">
      <p class="paddle">
        @if (seat().paddle) {
          我的号牌 <b>{{ seat().paddle }}</b>
        } @else {
          第一次出价时抽号牌
        }
        @if (isLeading()) {
          <span class="tag">我现在领先</span>
        }
      </p>
      @if (!isConfirming()) {
        @if (refusal(); as sentence) {
          <p class="muted" role="status">{{ sentence }}</p>
        }
      }
      @if (isConfirming()) {
        <p>
          @if (hasEntered()) {
            ✓ 您已确认进入限时竞价，时间到了以后可以接着出价。
          } @else {
            公告写明要先确认：没有确认的，限时竞价里不能再出价，已经出的价仍然有效。
          }
        </p>
        @if (!hasEntered()) {
          <button type="button" [disabled]="attempt.isBusy()" (click)="enter()">确认进入限时竞价</button>
        }
      }
      <div class="bids">
        @for (amount of amounts(); track amount) {
          <button
            type="button"
            [disabled]="refusal() !== null || attempt.isBusy()"
            (click)="choose(usualKind(), amount)"
          >
            {{ usualKind() === 'ACCEPT' ? '接受 ' : '' }}{{ amount | yuan: scale() }}
          </button>
        }
        @if (matching(); as amount) {
          <button
            type="button"
            class="second"
            [disabled]="attempt.isBusy()"
            (click)="choose('PRIORITY_MATCH', amount)"
          >
            行使优先权（{{ amount | yuan: scale() }}）
          </button>
        }
      </div>
      <hl-problem-box [problem]="attempt.isUnanswered() ? null : attempt.problem()" />
      @if (receipt(); as receipt) {
        <p class="done" role="status">
          第 {{ receipt.bidNo }} 口，{{ receipt.value | yuan: scale() }}，已记入。<br /><span
            class="small-print"
            >回执 {{ receipt.hash.slice(0, 16) }}</span
          >
        </p>
      }
    </section>
    @if (chosen(); as amount) {
      <hl-confirm-bid
        [amountFen]="amount"
        [unit]="room().price.unit"
        [scale]="scale()"
        [kind]="kind()"
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
    .bids {
      display: grid;
      gap: 0.75rem;
    }
    .bids button {
      font-size: 1.35rem;
      min-height: 3.75rem;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class BidPanel {
  private readonly client = inject(BiddingClient);
  protected readonly attempt = inject(Attempt);
  readonly room = input.required<RoomView>();
  readonly seat = input.required<SeatView>();
  /** Milliseconds of the platform's time. */
  readonly now = input.required<number>();
  readonly placed = output<BidReceipt>();

  protected readonly chosen = signal<bigint | null>(null);
  protected readonly receipt = signal<BidReceipt | null>(null);
  protected readonly kind = signal<BidKind>('PRICE');
  private key = '';

  private readonly moment = computed(() => ({ room: this.room(), seat: this.seat(), now: this.now() }));
  protected readonly usualKind = computed(() => usualKind(this.room()));
  protected readonly amounts = computed(() => amountsAt(this.moment()));
  protected readonly isLeading = computed(() => leadsIn(this.room(), this.seat()));
  protected readonly scale = computed(() => scaleIn(rulesOf(this.room())));
  protected readonly capitals = computed(() => capitalsIn(this.room(), this.chosen() ?? 0n));
  protected readonly refusal = computed(() => refusalAt(this.moment()));
  protected readonly matching = computed(() => matchingAt(this.moment()));
  protected readonly total = computed(() => totalPrice(priceTermsOf(this.room().price, this.chosen() ?? 0n)));
  protected readonly isHigh = computed(() => asksTwice(this.moment(), this.chosen() ?? 0n));
  protected readonly isConfirming = computed(() => isConfirmingAt(this.moment()));
  protected readonly hasEntered = computed(() => hasEntered(this.moment()));

  /** Sent again where no answer came, it is the same word. */
  protected async enter(): Promise<void> {
    if (!this.attempt.isUnanswered()) this.key = crypto.randomUUID();
    await this.attempt.run(() => this.client.enterLimited(this.room().lotId, this.key));
  }

  protected choose(kind: BidKind, amount: bigint): void {
    this.kind.set(kind);
    this.attempt.problem.set(null);
    this.receipt.set(null);
    this.key = crypto.randomUUID();
    this.chosen.set(amount);
  }

  protected async place(): Promise<void> {
    const amount = this.chosen();
    if (amount === null) return;
    await this.attempt.run(async () => {
      const bid = { kind: this.kind(), amountFen: amount };
      const receipt = await this.client.bid(this.room().lotId, bid, this.key);
      this.receipt.set(receipt);
      this.placed.emit(receipt);
    });
    if (!this.attempt.isUnanswered()) this.chosen.set(null);
  }
}
