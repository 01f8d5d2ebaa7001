import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { RoomFrame, RoomNews, RoomView } from '@helan/contracts';
import type { Response } from 'express';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { DatabaseLine, isAway } from '../../kernel/db/index.js';
import { whenGone } from '../../kernel/http/index.js';
import { logger } from '../../kernel/logger.js';
import { OutboxRelay } from '../../kernel/outbox/outbox-relay.js';
import { RoomQueries } from './room.queries.js';

/** Now and then the room is read though nobody told of news. */
const LOOK_EVERY_MS = 5_000;
/** So short that a lost connection is seen within three seconds. */
const BEAT_EVERY_MS = 1_000;
/** After so many have been written to, whatever else waits in this process has its turn. */
const WRITTEN_AT_ONCE = 250;
/** Whoever has left so much unread is let go; he comes back to a whole frame. */
const MOST_UNREAD_BYTES = 262_144;

interface Room {
  readonly watchers: Set<Response>;
  readonly leave: () => void;
  readonly timers: readonly NodeJS.Timeout[];
  /** What everybody here has been sent so far. */
  sent: RoomFrame;
  sentAt: number;
  isReading: boolean;
  isStale: boolean;
}

/**
 * Server-sent events of a lot: read once, encoded once, written to all. Whoever comes in gets a whole frame and
 * then what has changed since; the id of an event is the log's last line in it. News that come while others are
 * being written are told together.
 */
@Injectable()
export class LotFeed implements OnApplicationShutdown {
  private readonly rooms = new Map<string, Room>();
  /** Rooms that are being read for whoever comes in first, and for all who come in meanwhile. */
  private readonly opening = new Map<string, Promise<RoomFrame>>();

  constructor(
    private readonly queries: RoomQueries,
    private readonly relay: OutboxRelay,
    private readonly clock: PlatformClock,
    private readonly line: DatabaseLine,
  ) {}

  async watch(lotId: string, response: Response): Promise<void> {
    const frame = this.rooms.get(lotId)?.sent ?? (await this.firstFrame(lotId));
    // Gone while the room was being read.
    if (response.destroyed) return;
    // Not in chunks: an event is written as it is encoded, and ends with the connection.
    response.removeHeader('Transfer-Encoding');
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    // Whoever asks for the head alone watches nothing.
    if (response.req.method === 'HEAD') return void response.end();
    const room = this.enter(lotId, frame);
    response.write('retry: 1000\n\n');
    room.watchers.add(response);
    // Whoever comes is one of those who look.
    response.write(encode('room', room.sent.room.seq, { ...room.sent, watchers: room.watchers.size }));
    whenGone(response.req, response, () => this.leave(lotId, response));
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

  private firstFrame(lotId: string): Promise<RoomFrame> {
    const before = this.opening.get(lotId);
    if (before) return before;
    const frame = this.frame(lotId).finally(() => this.opening.delete(lotId));
    this.opening.set(lotId, frame);
    return frame;
  }

  private enter(lotId: string, frame: RoomFrame): Room {
    const existing = this.rooms.get(lotId);
    if (existing) return existing;
    const look = () => void this.tellNews(lotId);
    const timers = [setInterval(look, LOOK_EVERY_MS), setInterval(() => this.beat(lotId), BEAT_EVERY_MS)];
    timers.forEach((timer) => timer.unref());
    const room: Room = {
      watchers: new Set(),
      leave: this.relay.subscribe(lotId, look),
      timers,
      sent: frame,
      sentAt: 0,
      isReading: false,
      isStale: false,
    };
    this.rooms.set(lotId, room);
    // Between the reading of the frame and the subscription something may have happened.
    look();
    return room;
  }

  private leave(lotId: string, response: Response): void {
    const room = this.rooms.get(lotId);
    if (!room?.watchers.delete(response) || room.watchers.size > 0) return;
    room.timers.forEach((timer) => clearInterval(timer));
    room.leave();
    this.rooms.delete(lotId);
  }

  /**
   * Silence for a second is broken, so that it is not taken for a lost connection. Without the database it stays: what
   * the room shows may be long past, and whoever hears nothing says so.
   */
  private beat(lotId: string): void {
    const room = this.rooms.get(lotId);
    if (!room || this.line.isAway || room.isReading || performance.now() - room.sentAt < BEAT_EVERY_MS)
      return;
    room.sentAt = performance.now();
    void writeToAll(room, Buffer.from(`event: beat\ndata: ${room.watchers.size}\n\n`));
  }

  /** News that arrive while earlier ones are told make one more telling, however many they are. */
  private async tellNews(lotId: string): Promise<void> {
    const room = this.rooms.get(lotId);
    if (!room) return;
    room.isStale = true;
    if (room.isReading) return;
    room.isReading = true;
    try {
      while (room.isStale) {
        room.isStale = false;
        await this.tellChange(lotId, room);
      }
    } catch (error) {
      if (!isAway(error)) logger.error({ err: error, lotId }, 'a room could not be read');
    } finally {
      room.isReading = false;
    }
  }

  private async tellChange(lotId: string, room: Room): Promise<void> {
    const { room: before } = room.sent;
    const frame = await this.frame(lotId);
    const change = changeOf(before, frame.room);
    if (Object.keys(change).length === 0) return;
    room.sent = frame;
    room.sentAt = performance.now();
    const isOther = frame.room.session !== before.session || frame.room.isMasked || before.isMasked;
    const news: RoomNews = { ...frame, room: change };
    const { seq } = frame.room;
    await writeToAll(room, isOther ? encode('room', seq, frame) : encode('news', seq, news));
  }
}

/** What differs; of the log, which only grows, the new lines. */
function changeOf(before: RoomView, after: RoomView): Partial<RoomView> {
  const differing = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof RoomView]),
  );
  const change = Object.fromEntries(differing) as Partial<RoomView>;
  return change.log ? { ...change, log: after.log.filter(({ seq }) => seq > before.seq) } : change;
}

function encode(event: 'room' | 'news', seq: number, data: RoomFrame | RoomNews): Buffer {
  return Buffer.from(`id: ${seq}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

async function writeToAll({ watchers }: Room, event: Buffer): Promise<void> {
  let written = 0;
  for (const watcher of [...watchers]) {
    const { socket } = watcher;
    if (socket && socket.writableLength > MOST_UNREAD_BYTES) watcher.destroy();
    // Past the response, which would spend as long again on each of ten thousand; nothing of it is left to write.
    else socket?.write(event);
    written += 1;
    if (written % WRITTEN_AT_ONCE === 0) await new Promise(setImmediate);
  }
}
