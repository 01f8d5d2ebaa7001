import { TestBed } from '../../../testing/test-bed';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ClockView } from '@helan/contracts';
import { BiddingClient } from '../../data/trading/bidding-client';
import { RoomClock } from './room-clock';

/** An answer: how long it is on its way there and back, and how far the platform's clock is ahead; milliseconds. */
interface Trip {
  readonly there: number;
  readonly back: number;
}

const AHEAD_MS = 10_000;
const ERROR_MS = 3;

let clock: RoomClock;
let trips: (Trip | 'CUT')[];
let asked: number;
let listeners: Map<string, () => void>;
let page: { visibilityState: string };

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
  asked = 0;
  trips = [];
  listeners = new Map();
  page = { visibilityState: 'visible' };
  const listening = {
    addEventListener: (name: string, hear: () => void) => void listeners.set(name, hear),
    removeEventListener: (name: string) => void listeners.delete(name),
  };
  Object.assign(globalThis, { document: Object.assign(page, listening), window: listening });
  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
  const answer = async (): Promise<ClockView> => {
    const trip = trips[Math.min(asked++, trips.length - 1)]!;
    if (trip === 'CUT') throw new Error('cut');
    await wait(trip.there);
    const at = new Date(platform()).toISOString();
    await wait(trip.back);
    return { at, errorMs: ERROR_MS };
  };
  TestBed.configureTestingModule({
    providers: [RoomClock, { provide: BiddingClient, useValue: { clock: answer } }],
  });
});
afterEach(() => {
  TestBed.resetTestingModule();
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'document');
  Reflect.deleteProperty(globalThis, 'window');
});

const platform = () => Date.now() + AHEAD_MS;
const open = () => (clock = TestBed.inject(RoomClock));
const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);
/** By how much the clock goes wrong, within the tick of a tenth of a second. */
const wrongMs = () => clock.now() - platform();

test('before the first answer it says nothing', async () => {
  trips = [{ there: 20, back: 20 }];
  open();
  await wait(10);
  expect([clock.errorMs(), clock.now()]).toEqual([null, 0]);
});

test('the first answer is trusted at once, the quickest of four in the end', async () => {
  trips = [
    { there: 300, back: 100 },
    { there: 20, back: 20 },
    { there: 5, back: 5 },
    { there: 50, back: 50 },
  ];
  open();
  await wait(400);
  // Half of the trip, and what the platform says of itself; it is a hundred ahead, as the way there was the longer one.
  expect([clock.errorMs(), wrongMs()]).toEqual([203, 100]);
  await wait(150);
  expect([asked, clock.errorMs(), wrongMs()]).toEqual([4, 8, 0]);
});

test('it moves by itself, and is measured again every twenty seconds', async () => {
  trips = [{ there: 5, back: 5 }];
  open();
  await wait(40);
  const before = clock.now();
  await wait(1_000);
  expect(clock.now() - before).toBeGreaterThanOrEqual(900);
  expect(asked).toBe(4);
  await wait(19_000);
  expect(asked).toBe(8);
});

test.each([
  ['wakes up', 'visibilitychange', 'visible', 8],
  ['goes to sleep', 'visibilitychange', 'hidden', 4],
  ['has a line again', 'online', 'visible', 8],
])('a phone that %s has it measured accordingly', async (_, event, state, times) => {
  trips = [{ there: 5, back: 5 }];
  open();
  await wait(60);
  page.visibilityState = state;
  listeners.get(event)!();
  await wait(60);
  expect(asked).toBe(times);
});

test.each([
  [400, 4],
  [501, 8],
  [-60_000, 4],
])('a platform that says it is %i ms later has it asked %i times', async (later, times) => {
  trips = [{ there: 5, back: 5 }];
  open();
  await wait(60);
  clock.hear(new Date(platform() + later).toISOString());
  await wait(60);
  expect(asked).toBe(times);
});

test('where no answer comes it says that it does not know', async () => {
  trips = [{ there: 5, back: 5 }, { there: 5, back: 5 }, { there: 5, back: 5 }, { there: 5, back: 5 }, 'CUT'];
  open();
  await wait(60);
  expect(clock.errorMs()).not.toBeNull();
  await wait(20_000);
  expect(clock.errorMs()).toBeNull();
});

test('a page that is left neither ticks nor listens', async () => {
  trips = [{ there: 5, back: 5 }];
  open();
  await wait(60);
  TestBed.resetTestingModule();
  await wait(60_000);
  expect([asked, listeners.size, jest.getTimerCount()]).toEqual([4, 0, 0]);
});
