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
import { BID_KINDS, isSealedMode, stopInWords, strikeInWords, formatPrice } from '@helan/domain';
import { BiddingClient } from '../../data/trading/bidding-client';
import { InstantPipe, MomentPipe } from '../../ui/moment.pipe';
import { YuanPipe } from '../../ui/yuan.pipe';
import { BidPanel } from './bid-panel';
import type { Lead } from './lead';
import { Overtaken } from './overtaken';
import { OwnSeat } from './own-seat';
import { OwnStanding } from './own-standing';
import { PriceChart } from './price-chart';
import { RoomBell } from './room-bell';
import { RoomClock } from './room-clock';
import { RoomHeads } from './room-heads';
import { SealedBidPanel } from './sealed-bid-panel';
import {
  PHASE_NAMES,
  atCeilingInWords,
  countdown,
  ladderInWords,
  openedEnvelopes,
  priceName,
  remaining,
  roundInWords,
  shownPrice,
} from './room-state';

const LAST_MINUTE_MS = 60_000;
const WARNINGS = [
  { beforeMs: 60_000, text: '还剩不到一分钟，要出价请抓紧。' },
  { beforeMs: 30_000, text: '还剩三十秒。' },
  { beforeMs: 10_000, text: '最后十秒。' },
] as const;
const WARNING_HERTZ = 880;
/** Lines of the log that are nobody's bid. */
const LOG_EVENTS = {
  RESERVE: '达到保留价，保留价打开',
  RESUME: '竞价恢复',
  ENTER: '确认进入限时竞价',
  LIMITED_AT: '定下限时竞价的开始时间',
  SCORED: '方案得分已定',
  OPENED: '开启密封价',
  DRAWN: '同价抽签',
  END: '竞价结束',
};

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
  /** Open since its notice, and nobody has said yet when its limited window begins. */
  protected readonly isUnset = computed(() => {
    const { rules, bidding } = this.room()!;
    return rules.mode === 'DYNAMIC' && rules.freeEndAt === bidding.freeEndAt;
  });
  /** Whoever is admitted sits; in a session that is open since its notice he sits down with his first bid. */
  protected readonly mayBid = computed(() => {
    const seat = this.seat();
    if (this.own.knowledge() === 'SIGNED_OUT') return false;
    return seat?.isAdmitted && (seat.paddle !== null || this.room()?.rules.mode === 'DYNAMIC');
  });
  protected readonly isSealed = computed(() => isSealedMode(this.room()!.rules.mode));
  protected readonly isOver = computed(() => ['WON', 'FAILED', 'CANCELLED'].includes(this.room()!.state));
  protected readonly phaseName = computed(() => {
    const phase = this.time()?.phase ?? 'SCHEDULED';
    if (this.room()?.awaitsRound) return '等下一轮报价';
    if (phase === 'FREE' && this.isUnset()) return '动态报价';
    if (phase === 'FREE' && this.isSealed()) return '密封报价，距截止';
    return phase === 'FREE' && this.isFalling() ? '距下次降价，不再降的距结束' : PHASE_NAMES[phase];
  });
  protected readonly left = computed(() => countdown(this.time()?.leftMs ?? 0));
  protected readonly share = computed(() => {
    const time = this.time();
    return time ? Math.max(0, Math.min(100, (time.leftMs / time.totalMs) * 100)) : 0;
  });
  /** Which of the three warnings of the last minute stands; none before it. */
  protected readonly warning = computed(() => {
    const time = this.time();
    if (time?.phase !== 'LIMITED') return null;
    return WARNINGS.findLast(({ beforeMs }) => time.leftMs <= beforeMs) ?? null;
  });
  protected readonly isLastMinute = computed(
    () => this.time()?.phase === 'LIMITED' && this.time()!.leftMs <= LAST_MINUTE_MS,
  );
  protected readonly clockLine = computed(() => {
    const error = this.clock.errorMs();
    const time = new Date(this.clock.now() + 8 * 3_600_000).toISOString().slice(11, 23);
    return error === null ? '正在和平台校准时间' : `平台时间 ${time}，误差不超过 ${error} 毫秒`;
  });

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

  /** What happened, in words: of a stop its reason, of struck bids whose they were. */
  protected eventOf({ kind, paddle, value }: LogLineView): string {
    if (kind === 'ROUND') return roundInWords(value);
    if (kind === 'ENTER') return `号牌 ${paddle} ${LOG_EVENTS.ENTER}`;
    if (kind === 'PAUSE') return stopInWords(value);
    if (kind === 'STRUCK')
      return strikeInWords(value, (parts) => formatPrice(parts, this.room()?.price.scale ?? 2));
    return (LOG_EVENTS as Readonly<Record<string, string>>)[kind] ?? kind;
  }
  protected readonly stoppedFor = computed(() => {
    const stop = this.room()?.log.find(({ kind }) => kind === 'PAUSE');
    return stop ? stopInWords(stop.value) : '';
  });
  /** Why one's own envelope does not count, once it is opened. */
  protected readonly envelopeFault = computed(() => {
    const fault = this.seat()?.envelopeFault;
    return fault ? sentenceOf(fault.code, fault.values) : null;
  });

  private readonly leads = computed(() => {
    const room = this.room();
    if (room?.isMasked) return this.seat()?.isLeading ?? false;
    const leader = room?.bidding.leader ?? null;
    return leader !== null && leader === this.seat()?.paddle;
  });
  private readonly lead = computed<Lead>(() => {
    const room = this.room();
    const { leader = null, currentFen = null, count = 0 } = room?.bidding ?? {};
    const price = currentFen === null ? '' : `¥${formatPrice(BigInt(currentFen), room?.price.scale ?? 2)}`;
    const who = leader === null ? '现在是' : `号牌 ${leader} 报到`;
    return {
      isMine: this.leads(),
      asOf: room?.isMasked ? this.own.broughtBy() : (room?.seq ?? 0),
      count: room?.isMasked ? null : count,
      words: `您被超过了：${who} ${price}。`,
      isOver: this.isEnded(),
    };
  });

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
    this.bell.wake();
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
