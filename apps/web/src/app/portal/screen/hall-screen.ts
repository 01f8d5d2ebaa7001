import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import type { RoomFrame, RunningSessionView } from '@helan/contracts';
import { BiddingClient } from '../../data/trading/bidding-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { YuanPipe } from '../../ui/yuan.pipe';
import { RoomClock } from '../room/room-clock';
import { PHASE_NAMES, countdown, priceName, remaining, shownPrice } from '../room/room-state';

const LIST_EVERY_MS = 10_000;
const TURN_EVERY_MS = 15_000;

/** 大屏: the sessions that run, one after the other, to be read from two metres; nothing to press. */
@Component({
  selector: 'hl-hall-screen',
  imports: [MomentPipe, YuanPipe],
  providers: [RoomClock],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './hall-screen.html',
  styleUrl: './hall-screen.css',
})
export class HallScreen {
  private readonly client = inject(BiddingClient);
  protected readonly clock = inject(RoomClock);
  protected readonly sessions = signal<readonly RunningSessionView[]>([]);
  private readonly turn = signal(0);
  protected readonly frame = signal<RoomFrame | null>(null);
  protected readonly isConnected = signal(true);

  protected readonly shown = computed(() => {
    const sessions = this.sessions();
    return sessions[this.turn() % Math.max(1, sessions.length)] ?? null;
  });
  private readonly lotId = computed(() => this.shown()?.lotId ?? null);
  protected readonly room = computed(() => {
    const room = this.frame()?.room;
    return room && room.lotId === this.lotId() ? room : null;
  });
  protected readonly price = computed(() => {
    const room = this.room();
    return room ? shownPrice(room, this.clock.now()) : null;
  });
  protected readonly label = computed(() => (this.room() ? priceName(this.room()!) : ''));
  protected readonly time = computed(() => {
    const room = this.room();
    return room ? remaining(room, this.clock.now()) : null;
  });
  protected readonly phaseName = computed(() => PHASE_NAMES[this.time()?.phase ?? 'SCHEDULED']);
  protected readonly left = computed(() => countdown(this.time()?.leftMs ?? 0));
  protected readonly share = computed(() => {
    const time = this.time();
    return time ? Math.max(0, Math.min(100, (time.leftMs / time.totalMs) * 100)) : 0;
  });
  protected readonly bids = computed(() =>
    (this.room()?.log ?? []).filter(({ bidNo }) => bidNo !== null).slice(0, 5),
  );

  constructor() {
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      void this.list();
      const timers = [
        setInterval(() => void this.list(), LIST_EVERY_MS),
        setInterval(() => this.turn.update((turn) => turn + 1), TURN_EVERY_MS),
      ];
      destroyRef.onDestroy(() => timers.forEach((timer) => clearInterval(timer)));
    });
    effect((onCleanup) => {
      const lotId = this.lotId();
      if (lotId === null) return;
      onCleanup(
        this.client.watch(
          lotId,
          (frame) => this.show(frame),
          (isConnected) => this.isConnected.set(isConnected),
        ),
      );
    });
  }

  private show(frame: RoomFrame): void {
    this.frame.set(frame);
    this.clock.hear(frame.serverAt);
  }

  private async list(): Promise<void> {
    try {
      const sessions = await this.client.running();
      // What is still to begin comes behind what runs.
      this.sessions.set([...sessions].sort((one, other) => Number(isToCome(one)) - Number(isToCome(other))));
      this.isConnected.set(true);
    } catch {
      this.isConnected.set(false);
    }
  }
}

function isToCome({ state }: RunningSessionView): boolean {
  return state === 'SCHEDULED' || state === 'READY';
}
