import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RoomFrame, RoomNews } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { Arrivals } from './arrivals.js';
import { FeedPlaces } from './feed-places.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let origin: string;
beforeAll(async () => {
  platform = await TestPlatform.start(undefined, { FEEDS_PER_ADDRESS: '3', FEEDS_IN_ALL: '5' });
  story = new Story(platform);
  ({ lotId } = await story.trading(['jingmai1', 'jingmai2']));
  await platform.app.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${(platform.app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => platform.close());

interface FeedEvent {
  readonly id: number;
  readonly event: string;
  readonly data: string;
}

/** Events of a lot as they come; beats are left out. */
async function* listen(): AsyncGenerator<FeedEvent> {
  const response = await fetch(`${origin}/api/lots/${lotId}/feed`);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body!) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop()!;
    for (const part of parts) {
      const fields = Object.fromEntries(part.split('\n').map((line) => line.split(/: (.*)/s, 2)));
      if (fields['event'] && fields['event'] !== 'beat')
        yield { id: Number(fields['id']), event: fields['event'], data: fields['data']! };
    }
  }
}

async function nextOf(feed: AsyncGenerator<FeedEvent>): Promise<FeedEvent> {
  return (await feed.next()).value as FeedEvent;
}

test('a whole frame first, then what changed alone; who comes later has it all at once', async () => {
  const first = listen();
  const begun = await nextOf(first);
  expect(begun).toMatchObject({ id: 2, event: 'room' });
  const { room } = JSON.parse(begun.data) as RoomFrame;
  expect(room).toMatchObject({ lotId, state: 'FREE', bidding: { count: 0 } });

  await story.bid('jingmai1', lotId, 620);
  const told = await nextOf(first);
  expect(told).toMatchObject({ id: 3, event: 'news' });
  const news = JSON.parse(told.data) as RoomNews;
  expect(Object.keys(news.room).sort()).toEqual(['bidding', 'head', 'log', 'seq']);
  expect(news.room.log).toMatchObject([{ seq: 3, kind: 'PRICE', value: '62000' }]);

  const second = listen();
  const whole = JSON.parse((await nextOf(second)).data) as RoomFrame;
  const { rules, title, ...rest } = room;
  expect(whole.room).toEqual({ ...rest, rules, title, ...news.room, log: [...news.room.log!, ...room.log] });

  await story.bid('jingmai2', lotId, 625);
  const both = await Promise.all([first, second].map(nextOf));
  expect(both[0]).toEqual(both[1]);
  expect(both[0]).toMatchObject({ id: 4, event: 'news' });
  await Promise.all([first, second].map((feed) => feed.return(undefined)));
});

test('a session that stands still is news too', async () => {
  const feed = listen();
  await nextOf(feed);
  await (await platform.as('zuzhi')).post(`lots/${lotId}/trading/pause`, { reason: '断电' });
  const { room } = JSON.parse((await nextOf(feed)).data) as RoomNews;
  expect(room).toMatchObject({ state: 'PAUSED', seq: 5, log: [{ kind: 'PAUSE' }] });
  await feed.return(undefined);
});

describe('feeds that are only held open', () => {
  /** Every place is free again. */
  async function allGone(): Promise<void> {
    while (platform.app.get(FeedPlaces).count > 0) await new Promise(setImmediate);
  }

  /** A feed from somewhere, as a proxy tells of him; and what ends it. */
  async function hold(address: string): Promise<{ response: Response; end: () => void }> {
    const stop = new AbortController();
    const response = await fetch(`${origin}/api/lots/${lotId}/feed`, {
      headers: { 'X-Forwarded-For': address },
      signal: stop.signal,
    });
    return { response, end: () => stop.abort() };
  }

  test('are bounded by address and in all; whoever has none can still ask, and one that ends makes room', async () => {
    const hall = await Promise.all(Array.from({ length: 3 }, () => hold('203.0.113.7')));
    expect(hall.map(({ response }) => response.status)).toEqual([200, 200, 200]);
    const { response: fourth } = await hold('203.0.113.7');
    expect([fourth.status, fourth.headers.get('retry-after'), await fourth.json()]).toMatchObject([
      429,
      '30',
      { code: 'feed.too-many-here', title: expect.stringContaining('已经有 3 处') },
    ]);
    // He is refused before anything else is asked, even whether there is such a lot.
    const nowhere = await fetch(`${origin}/api/lots/x/feed`, {
      headers: { 'X-Forwarded-For': '203.0.113.7' },
    });
    expect(nowhere.status).toBe(429);
    const asked = await fetch(`${origin}/api/lots/${lotId}/frame`, {
      headers: { 'X-Forwarded-For': '203.0.113.7' },
    });
    expect(asked.status).toBe(200);

    const elsewhere = await Promise.all([hold('203.0.113.8'), hold('203.0.113.9')]);
    expect(elsewhere.map(({ response }) => response.status)).toEqual([200, 200]);
    const { response: last } = await hold('203.0.113.10');
    expect([last.status, last.headers.get('retry-after')]).toEqual([503, '30']);

    hall[0]!.end();
    let again = await hold('203.0.113.7');
    while (again.response.status !== 200) again = await hold('203.0.113.7');
    for (const { end } of [...hall, ...elsewhere, again]) end();
    await allGone();
  });

  test.each([
    ['a last stroke', (id: string) => `/api/lots/${id}/feed/`],
    ['capitals', (id: string) => `/API/Lots/${id}/FEED`],
    [
      'letters that are spelt out',
      (id: string) => `/api/lots/%${id.charCodeAt(0).toString(16)}${id.slice(1)}/feed`,
    ],
  ])('are counted in whatever form they are asked for: %s', async (_, addressOf) => {
    const stop = new AbortController();
    const statuses = [];
    for (let host = 0; host < 4; host += 1) {
      // One household is one network, whatever address it takes.
      const headers = { 'X-Forwarded-For': `2001:db8:0:ab0${host}::${host + 1}` };
      const { status } = await fetch(origin + addressOf(lotId), { headers, signal: stop.signal });
      statuses.push(status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    stop.abort();
    await allGone();
  });

  test('are none where the head alone is asked for', async () => {
    for (let count = 0; count < 5; count += 1)
      expect((await fetch(`${origin}/api/lots/${lotId}/feed`, { method: 'HEAD' })).status).toBe(200);
    await allGone();
  });

  test('give their places back though they waited behind another answer when the line broke', async () => {
    const { hostname, port } = new URL(origin);
    for (let count = 0; count < 3; count += 1) {
      const socket = net.connect(Number(port), hostname);
      const ask = `GET /api/lots/${lotId}/feed HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.77\r\n\r\n`;
      socket.write(ask + ask + ask);
      await new Promise((resolve) => socket.once('data', resolve));
      socket.destroy();
    }
    await allGone();
    expect((await platform.nobody().get<RoomFrame>(`lots/${lotId}/frame`)).watchers).toBe(0);
  });
});

test('a bid of nobody behind an open feed keeps no session from its close', async () => {
  const { hostname, port } = new URL(origin);
  const socket = net.connect(Number(port), hostname);
  const [feed, bid] = [`GET /api/lots/${lotId}/feed HTTP/1.1`, `POST /api/lots/${lotId}/bids HTTP/1.1`];
  socket.write(
    `${feed}\r\nHost: a\r\n\r\n${bid}\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
  );
  await new Promise((resolve) => socket.once('data', resolve));
  const began = performance.now();
  await platform.app.get(Arrivals).settled(lotId, Infinity, 60_000);
  expect(performance.now() - began).toBeLessThan(30_000);
  socket.destroy();
});
