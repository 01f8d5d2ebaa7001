import { TestBed } from '../../../testing/test-bed';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type RoomFrame, type RoomNews, SHOWN_LINES } from '@helan/contracts';
import { lineOf, roomOf } from '../../../testing/rooms';
import { Api } from '../api';
import { BiddingClient, withNews } from './bidding-client';

interface Asked {
  readonly path: string;
  readonly query: Record<string, unknown>;
}

let client: BiddingClient;
let asked: Asked[];
let answer: (asked: Asked) => unknown;

beforeEach(() => {
  asked = [];
  const get = async (path: string, query: Record<string, unknown> = {}) => {
    asked.push({ path, query });
    return answer({ path, query });
  };
  TestBed.configureTestingModule({ providers: [{ provide: Api, useValue: { get } }] });
  client = TestBed.inject(BiddingClient);
});

const frame = (change: Partial<RoomFrame> = {}): RoomFrame => ({
  room: roomOf(),
  watchers: 3,
  serverAt: '1970-01-01T00:00:00.000Z',
  clockErrorMs: 2,
  ...change,
});

describe('news upon a frame', () => {
  const news = (room: RoomNews['room']): RoomNews => ({ ...frame({ watchers: 9 }), room });

  test('change what they name, and the frame around it', () => {
    const after = withNews(frame(), news({ seq: 7 }));
    expect([after.room.seq, after.watchers, after.room.lotNo]).toEqual([7, 9, 'HL-2026-001']);
  });

  test('put new lines before those that stand, as many as are shown', () => {
    const log = Array.from({ length: SHOWN_LINES }, (_, at) =>
      lineOf('PRICE', '', { seq: SHOWN_LINES - at }),
    );
    const line = lineOf('PRICE', '', { seq: SHOWN_LINES + 1 });
    const after = withNews(frame({ room: roomOf({ room: { log } }) }), news({ log: [line] }));
    expect(after.room.log.map(({ seq }) => seq)).toEqual(
      Array.from({ length: SHOWN_LINES }, (_, at) => SHOWN_LINES + 1 - at),
    );
  });
});

test('all sessions are read page by page', async () => {
  const pages: Record<string, unknown> = {
    '': { items: ['a', 'b'], next: 'p2' },
    p2: { items: ['c'], next: 'p3' },
    p3: { items: [], next: null },
  };
  answer = ({ query }) => pages[String(query['at'])];
  expect(await client.running()).toEqual(['a', 'b', 'c']);
  expect(asked.map(({ query }) => query['at'])).toEqual(['', 'p2', 'p3']);
});

describe('the heads of a session', () => {
  const head = (lastSeq: number) => ({ lastSeq });

  test('are read until its last line', async () => {
    const pages: Record<string, unknown> = {
      undefined: { lines: 7, heads: [head(3)] },
      '3': { lines: 7, heads: [head(6)] },
      '6': { lines: 7, heads: [head(7)] },
    };
    answer = ({ query }) => pages[String(query['after'])];
    expect((await client.heads('lot', 1)).heads).toEqual([head(3), head(6), head(7)]);
  });

  test('end where no more come, however many lines are said', async () => {
    answer = ({ query }) => ({ lines: 7, heads: query['after'] ? [] : [head(3)] });
    expect((await client.heads('lot', 1)).heads).toEqual([head(3)]);
    expect(asked).toHaveLength(2);
  });
});

describe('watching a room', () => {
  /** A feed as the browser has it. */
  class Feed {
    static readonly OPEN = 1;
    static all: Feed[] = [];
    readyState = 0;
    private readonly heard = new Map<string, (event: { data: string }) => void>();

    constructor(readonly address: string) {
      Feed.all.push(this);
    }
    addEventListener(name: string, hear: (event: { data: string }) => void): void {
      this.heard.set(name, hear);
    }
    close(): void {
      this.readyState = 2;
    }
    say(name: string, data: unknown): void {
      this.readyState = 1;
      this.heard.get(name)!({ data: JSON.stringify(data) });
    }
  }

  let frames: RoomFrame[];
  let states: boolean[];
  let leave: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    Feed.all = [];
    Object.assign(globalThis, { EventSource: Feed });
    frames = [];
    states = [];
    answer = () => frame({ watchers: 1 });
    leave = client.watch(
      'lot',
      (next) => frames.push(next),
      (isConnected) => states.push(isConnected),
    );
  });
  afterEach(() => {
    leave();
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'EventSource');
  });
  const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  const feed = () => Feed.all.at(-1)!;

  test('shows whole frames, news upon them, and how many watch', () => {
    feed().say('room', frame());
    feed().say('news', { ...frame(), room: { seq: 5 } });
    feed().say('beat', 12);
    expect(frames.map(({ room, watchers }) => [room.seq, watchers])).toEqual([
      [0, 3],
      [5, 3],
      [5, 12],
    ]);
    expect(feed().address).toBe('/api/lots/lot/feed');
  });

  test('news of a feed that has shown no frame are of nothing; its beat says that it lives', () => {
    feed().say('news', { ...frame(), room: { seq: 5 } });
    feed().say('beat', 12);
    expect([frames, states]).toEqual([[], [true]]);
  });

  test('a feed that beats each second is neither lost nor asked beside', async () => {
    feed().say('room', frame());
    for (let second = 0; second < 30; second++) {
      await wait(1_000);
      feed().say('beat', 3);
    }
    expect([states.includes(false), asked, Feed.all.length]).toEqual([false, [], 1]);
  });

  test('a silence is told within three seconds, and asking stands in for the feed', async () => {
    feed().say('room', frame());
    await wait(2_250);
    expect(states).toEqual([true]);
    await wait(750);
    expect(states).toContain(false);
    expect(asked.map(({ path }) => path)).toEqual(['lots/lot/frame']);
    expect(frames.at(-1)!.watchers).toBe(1);
  });

  test('asking is once a second; a feed that stays silent is opened anew after six', async () => {
    feed().say('room', frame());
    await wait(5_750);
    expect([Feed.all.length, asked.length]).toEqual([1, 4]);
    await wait(1_500);
    expect(Feed.all.length).toBeGreaterThan(1);
    expect(Feed.all[0]!.readyState).toBe(2);
    feed().say('room', frame({ watchers: 7 }));
    expect([states.at(-1), frames.at(-1)!.watchers]).toEqual([true, 7]);
  });

  test('whoever leaves hears and asks nothing more', async () => {
    leave();
    await wait(60_000);
    expect([feed().readyState, asked, states]).toEqual([2, [], []]);
  });
});
