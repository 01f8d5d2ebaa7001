import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { RoomFrame } from '@helan/contracts';
import type { Response } from 'express';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { logger } from '../kernel/logger.js';
import { OutboxRelay } from '../kernel/outbox/outbox-relay.js';
import { RoomQueries } from './room.queries.js';

/** A whole frame now and then, for whoever missed one. */
const FRAME_EVERY_MS = 5_000;
/** So short that a lost connection is seen within three seconds. */
const BEAT_EVERY_MS = 1_000;
const BEAT = 'event: beat\ndata:\n\n';

interface Room {
  readonly watchers: Set<Response>;
  readonly leave: () => void;
  readonly timers: readonly NodeJS.Timeout[];
  isReading: boolean;
  isStale: boolean;
}

/**
 * Server-sent events of a lot: read once, encoded once, written to all. A frame is the whole state of the
 * room, so that whoever comes back after any gap has everything; its id is the last bid's number.
 */
@Injectable()
export class LotFeed implements OnApplicationShutdown {
  private readonly rooms = new Map<string, Room>();

  constructor(
    private readonly queries: RoomQueries,
    private readonly relay: OutboxRelay,
    private readonly clock: PlatformClock,
  ) {}

  async watch(lotId: string, response: Response): Promise<void> {
    await this.queries.room(lotId);
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.write('retry: 1000\n\n');
    const room = this.enter(lotId);
    room.watchers.add(response);
    response.on('close', () => this.leave(lotId, response));
    await this.send(lotId);
  }

  /** The room as it stands, for whoever cannot hear the feed. */
  async frame(lotId: string): Promise<RoomFrame> {
    return {
      room: await this.queries.room(lotId),
      watchers: this.rooms.get(lotId)?.watchers.size ?? 0,
      serverAt: new Date(this.clock.stamp()).toISOString(),
      clockErrorMs: this.clock.errorMs,
    };
  }

  onApplicationShutdown(): void {
    for (const [lotId, room] of this.rooms)
      for (const watcher of room.watchers) {
        watcher.end();
        this.leave(lotId, watcher);
      }
  }

  private enter(lotId: string): Room {
    const existing = this.rooms.get(lotId);
    if (existing) return existing;
    const send = () => void this.send(lotId);
    const watchers = new Set<Response>();
    const beat = () => watchers.forEach((watcher) => watcher.write(BEAT));
    const timers = [setInterval(send, FRAME_EVERY_MS), setInterval(beat, BEAT_EVERY_MS)];
    timers.forEach((timer) => timer.unref());
    const room: Room = {
      watchers,
      leave: this.relay.subscribe(lotId, send),
      timers,
      isReading: false,
      isStale: false,
    };
    this.rooms.set(lotId, room);
    return room;
  }

  private leave(lotId: string, response: Response): void {
    const room = this.rooms.get(lotId);
    if (!room?.watchers.delete(response) || room.watchers.size > 0) return;
    room.timers.forEach((timer) => clearInterval(timer));
    room.leave();
    this.rooms.delete(lotId);
  }

  /** News that arrive while a frame is being read make one more frame, however many they are. */
  private async send(lotId: string): Promise<void> {
    const room = this.rooms.get(lotId);
    if (!room) return;
    room.isStale = true;
    if (room.isReading) return;
    room.isReading = true;
    try {
      while (room.isStale) {
        room.isStale = false;
        await this.sendFrame(lotId, room);
      }
    } catch (error) {
      logger.error({ err: error, lotId }, 'a room could not be read');
    } finally {
      room.isReading = false;
    }
  }

  private async sendFrame(lotId: string, room: Room): Promise<void> {
    const frame = await this.frame(lotId);
    const text = `id: ${frame.room.seq}\nevent: room\ndata: ${JSON.stringify(frame)}\n\n`;
    for (const watcher of room.watchers) watcher.write(text);
  }
}
