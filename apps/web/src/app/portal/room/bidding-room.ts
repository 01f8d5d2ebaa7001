import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { type BidReceipt, type LogLineView, type RoomFrame, sentenceOf } from '@helan/contracts';
import { BID_KINDS, isSealedMode } from '@helan/domain';
import { BiddingClient } from '../../data/trading/bidding-client';
import { InstantPipe, MomentPipe } from '../../ui/moment.pipe';
import { YuanPipe } from '../../ui/yuan.pipe';
import { BidPanel } from './bid-panel';
import { Overtaken } from './overtaken';
import { OwnSeat } from './own-seat';
import { OwnStanding } from './own-standing';
import { PriceChart } from './price-chart';
import { RoomBell } from './room-bell';
import { RoomClock } from './room-clock';
import { RoomHeads } from './room-heads';
import { SealedBidPanel } from './sealed-bid-panel';
import {
  atCeilingInWords,
  countdown,
  ladderInWords,
  openedEnvelopes,
  priceName,
  remaining,
  shownPrice,
} from './room-state';
import {
  clockInWords,
  eventInWords,
  isLastMinute,
  isOver,
  isUnset,
  leadOf,
  mayBidIn,
  phaseInWords,
  shareLeft,
  stoppedFor,
  warningAt,
} from './room-words';

const WARNING_HERTZ = 880;

/** 竞价厅: the price, the time, my paddle, what I may bid, and every bid so far; nothing else. */
@Component({
  selector: 'hl-bidding-room',
  imports: [RouterLink, BidPanel, OwnStanding, PriceChart, SealedBidPanel, InstantPipe, MomentPipe, YuanPipe],
  providers: [Overtaken, OwnSeat, RoomBell, RoomClock, RoomHeads],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bidding-room.html',
  styleUrl: './bidding-room.css',
})
export class BiddingRoom {
  private readonly client = inject(BiddingClient);
  private readonly destroyRef = inject(DestroyRef);
  protected readonly clock = inject(RoomClock);
  protected readonly bell = inject(RoomBell);
  protected readonly heads = inject(RoomHeads);
  protected readonly overtaken = inject(Overtaken);
  protected readonly own = inject(OwnSeat);
  readonly id = input.required<string>();

  protected readonly frame = signal<RoomFrame | null>(null);
  protected readonly seat = this.own.value;
  protected readonly isConnected = signal(true);

  protected readonly room = computed(() => this.frame()?.room ?? null);
  protected readonly time = computed(() => {
    const room = this.room();
    return room ? remaining(room, this.clock.now()) : null;
  });
  protected readonly price = computed(() => {
    const room = this.room();
    return room ? shownPrice(room, this.clock.now()) : null;
  });
  /** Bids, and what else moved the clock; who sits at the table is no news. */
  protected readonly lines = computed(() => this.room()?.log.filter(({ kind }) => kind !== 'SEAT') ?? []);
  protected readonly opened = computed(() => {
    const room = this.room();
    return room ? openedEnvelopes(room) : new Map<number, never>();
  });
  private readonly openedCount = computed(() => this.opened().size);
  protected readonly priceName = computed(() => priceName(this.room()!));
  protected readonly atCeiling = computed(() => atCeilingInWords(this.room()!));
  protected readonly ladder = computed(() => ladderInWords(this.room()!));
  protected readonly isFalling = computed(() => this.room()?.rules.mode === 'DESC');
  protected readonly isUnset = computed(() => isUnset(this.room()!));
  protected readonly mayBid = computed(() => {
    const room = this.room();
    return room !== null && mayBidIn(room, this.seat(), this.own.knowledge());
  });
  protected readonly isSealed = computed(() => isSealedMode(this.room()!.rules.mode));
  protected readonly isOver = computed(() => isOver(this.room()!));
  protected readonly phaseName = computed(() =>
    phaseInWords(this.room()!, this.time()?.phase ?? 'SCHEDULED'),
  );
  protected readonly left = computed(() => countdown(this.time()?.leftMs ?? 0));
  protected readonly share = computed(() => {
    const time = this.time();
    return time ? shareLeft(time) : 0;
  });
  protected readonly warning = computed(() => {
    const time = this.time();
    return time && warningAt(time);
  });
  protected readonly isLastMinute = computed(() => {
    const time = this.time();
    return time !== null && isLastMinute(time);
  });
  protected readonly clockLine = computed(() => clockInWords(this.clock.now(), this.clock.errorMs()));

  /** While nobody's paddle is shown, each price may have cost me the lead. */
  private readonly maskedPrice = computed(() =>
    this.room()?.isMasked ? this.room()!.bidding.currentFen : null,
  );
  private readonly isEnded = computed(() => this.room() !== null && this.isOver());
  private readonly state = computed(() => this.room()?.state);
  private readonly round = computed(() => this.room()?.round ?? 1);
  protected isBid({ kind }: LogLineView): boolean {
    return kind in BID_KINDS;
  }

  protected eventOf(line: LogLineView): string {
    return eventInWords(line, this.room()?.price.scale ?? 2);
  }
  protected readonly stoppedFor = computed(() => {
    const room = this.room();
    return room ? stoppedFor(room) : '';
  });
  /** Why one's own envelope does not count, once it is opened. */
  protected readonly envelopeFault = computed(() => {
    const fault = this.seat()?.envelopeFault;
    return fault ? sentenceOf(fault.code, fault.values) : null;
  });

  private readonly lead = computed(() => leadOf(this.room(), this.seat(), this.own.broughtBy()));

  constructor() {
    afterNextRender(() => this.enter());
    effect(() => {
      const hasMoved = this.round() > 1 || this.maskedPrice() || this.openedCount() > 0;
      // With its state places are given out, and taken away.
      if (hasMoved || this.state()) untracked(() => this.own.ask(this.id()));
    });
    effect(() => {
      if (this.isEnded()) void this.heads.compare();
    });
    effect(() => {
      if (this.warning()) this.bell.ring(WARNING_HERTZ);
    });
    effect(() => this.overtaken.hear(this.lead()));
  }

  /** One's own bid is recorded: before it is shown, another may stand above it. */
  protected placed({ seq, bidNo }: BidReceipt): void {
    // While nobody's paddle is shown, only a place that is asked for now knows of it.
    const own = this.room()?.isMasked
      ? { asOf: this.own.ask(this.id()), count: null }
      : { asOf: seq, count: bidNo };
    this.overtaken.bid(own, this.lead());
  }

  private enter(): void {
    void this.heads.enter(this.id());
    const leave = this.client.watch(
      this.id(),
      (frame) => this.show(frame),
      (isConnected) => this.isConnected.set(isConnected),
    );
    this.destroyRef.onDestroy(leave);
    this.own.ask(this.id());
  }

  private show(frame: RoomFrame): void {
    this.frame.set(frame);
    this.clock.hear(frame.serverAt);
    this.heads.see(frame.room);
  }
}
