import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RoomFrame, SeatView } from '@helan/contracts';
import { BiddingClient } from '../../data/bidding-client';
import { Session } from '../../data/session';
import { InstantPipe, MomentPipe } from '../../ui/moment.pipe';
import { YuanPipe } from '../../ui/yuan.pipe';
import { BidPanel } from './bid-panel';
import { RoomClock } from './room-clock';
import { PHASE_NAMES, countdown, ladderInWords, priceName, remaining, shownPrice } from './room-state';

const LAST_MINUTE_MS = 60_000;
/** Lines of the log that are nobody's bid. */
const LOG_EVENTS = {
  PAUSE: '竞价暂停',
  RESUME: '竞价恢复',
  ROUND: '加报一轮',
  OPENED: '开启密封价',
  END: '竞价结束',
};

/** 竞价厅: the price, the time, my paddle, what I may bid, and every bid so far; nothing else. */
@Component({
  selector: 'hl-bidding-room',
  imports: [RouterLink, BidPanel, InstantPipe, MomentPipe, YuanPipe],
  providers: [RoomClock],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bidding-room.html',
  styleUrl: './bidding-room.css',
})
export class BiddingRoom {
  private readonly client = inject(BiddingClient);
  private readonly session = inject(Session);
  private readonly destroyRef = inject(DestroyRef);
  protected readonly clock = inject(RoomClock);
  readonly id = input.required<string>();

  protected readonly frame = signal<RoomFrame | null>(null);
  protected readonly seat = signal<SeatView | null>(null);
  protected readonly isConnected = signal(true);
  protected readonly isMissing = signal(false);

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
  protected readonly eventNames = LOG_EVENTS as Readonly<Record<string, string>>;
  protected readonly priceName = computed(() => priceName(this.room()!));
  protected readonly ladder = computed(() => ladderInWords(this.room()!));
  protected readonly isFalling = computed(() => this.room()?.rules.mode === 'DESC');
  protected readonly phaseName = computed(() => {
    const phase = this.time()?.phase ?? 'SCHEDULED';
    return phase === 'FREE' && this.isFalling() ? '距下次降价，不再降的距结束' : PHASE_NAMES[phase];
  });
  protected readonly left = computed(() => countdown(this.time()?.leftMs ?? 0));
  protected readonly share = computed(() => {
    const time = this.time();
    return time ? Math.max(0, Math.min(100, (time.leftMs / time.totalMs) * 100)) : 0;
  });
  protected readonly isLastMinute = computed(
    () => this.time()?.phase === 'LIMITED' && this.time()!.leftMs <= LAST_MINUTE_MS,
  );
  protected readonly clockLine = computed(() => {
    const error = this.clock.errorMs();
    const time = new Date(this.clock.now() + 8 * 3_600_000).toISOString().slice(11, 23);
    return error === null ? '正在和平台校准时间' : `平台时间 ${time}，误差不超过 ${error} 毫秒`;
  });

  constructor() {
    afterNextRender(() => void this.enter());
  }

  private async enter(): Promise<void> {
    try {
      await this.client.room(this.id());
    } catch {
      this.isMissing.set(true);
      return;
    }
    const leave = this.client.watch(
      this.id(),
      (frame) => this.frame.set(frame),
      (isConnected) => this.isConnected.set(isConnected),
    );
    this.destroyRef.onDestroy(leave);
    await this.session.load();
    if (this.session.has('placeBid')) this.seat.set(await this.client.seat(this.id()).catch(() => null));
  }
}
