import { TestBed } from '../../../testing/test-bed';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { SeatView } from '@helan/contracts';
import { AWAY, refused } from '../../../testing/problems';
import { seatOf } from '../../../testing/rooms';
import { Refused } from '../../data/api';
import { Session } from '../../data/session';
import { BiddingClient } from '../../data/trading/bidding-client';
import { OwnSeat } from './own-seat';

type Answer = SeatView | Refused | Promise<SeatView>;

let own: OwnSeat;
let asked: number;
let answers: Answer[];
let mayBid: boolean;
let forgotten: number;

beforeEach(() => {
  jest.useFakeTimers();
  asked = 0;
  answers = [];
  mayBid = true;
  forgotten = 0;
  const seat = async (): Promise<SeatView> => {
    const answer = answers[asked++];
    if (answer instanceof Refused) throw answer;
    return answer!;
  };
  const session = { load: async () => undefined, has: () => mayBid, forget: () => void forgotten++ };
  TestBed.configureTestingModule({
    providers: [
      OwnSeat,
      { provide: BiddingClient, useValue: { seat } },
      { provide: Session, useValue: session },
    ],
  });
  own = TestBed.inject(OwnSeat);
});
afterEach(() => void jest.useRealTimers());

const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const known = () => [own.knowledge(), own.value()?.paddle ?? null];

test('at first it is on its way, then it is known', async () => {
  answers = [seatOf()];
  expect(known()).toEqual(['COMING', null]);
  own.ask('lot');
  await wait(0);
  expect(known()).toEqual(['KNOWN', '101']);
});

test('whoever may not bid is not asked for', async () => {
  mayBid = false;
  own.ask('lot');
  await wait(0);
  expect([asked, ...known()]).toEqual([0, 'KNOWN', null]);
});

test('only an answer takes a place away: while none comes it stays, and is asked for again', async () => {
  answers = [seatOf(), new Refused(AWAY), new Refused(AWAY), seatOf({ paddle: '202' })];
  own.ask('lot');
  await wait(0);
  own.ask('lot');
  await wait(0);
  expect(known()).toEqual(['UNREAD', '101']);
  await wait(1_999);
  expect(asked).toBe(2);
  await wait(1);
  expect([asked, ...known()]).toEqual([3, 'UNREAD', '101']);
  await wait(4_000);
  expect([asked, ...known()]).toEqual([4, 'KNOWN', '202']);
});

test('pauses grow to half a minute, and begin anew after an answer', async () => {
  answers = [...Array.from({ length: 7 }, () => new Refused(AWAY)), seatOf(), new Refused(AWAY), seatOf()];
  own.ask('lot');
  await wait(0);
  for (const seconds of [2, 4, 8, 16, 30, 30]) {
    const before = asked;
    await wait(seconds * 1_000 - 1);
    expect(asked).toBe(before);
    await wait(1);
    expect(asked).toBe(before + 1);
  }
  await wait(30_000);
  expect(known()).toEqual(['KNOWN', '101']);
  own.ask('lot');
  await wait(0);
  await wait(2_000);
  expect(asked).toBe(10);
});

test('an older answer that comes later says nothing', async () => {
  let late: (seat: SeatView) => void = () => undefined;
  answers = [new Promise<SeatView>((done) => (late = done)), seatOf({ paddle: '202' })];
  expect([own.ask('lot'), own.ask('lot')]).toEqual([1, 2]);
  await wait(0);
  late(seatOf({ paddle: '101' }));
  await wait(0);
  expect([own.value()?.paddle, own.broughtBy()]).toEqual(['202', 2]);
});

test('whoever is signed out keeps sight of his place, and nobody asks by himself', async () => {
  answers = [seatOf(), refused('session.required', 401)];
  own.ask('lot');
  await wait(0);
  own.ask('lot');
  await wait(0);
  await wait(120_000);
  expect([forgotten, asked, ...known()]).toEqual([1, 2, 'SIGNED_OUT', '101']);
  // He is asked for no more, since he may not: that is no answer.
  mayBid = false;
  own.ask('lot');
  await wait(0);
  expect(known()).toEqual(['SIGNED_OUT', '101']);
});

test('a page that is left asks no more', async () => {
  answers = [new Refused(AWAY)];
  own.ask('lot');
  await wait(0);
  TestBed.resetTestingModule();
  await wait(120_000);
  expect(asked).toBe(1);
});
