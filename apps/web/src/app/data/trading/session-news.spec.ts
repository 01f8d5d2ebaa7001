import { TestBed } from '../../../testing/test-bed';
import { beforeEach, expect, test } from '@jest/globals';
import { PLATFORM_ID, type Signal, signal } from '@angular/core';
import type { LogLineView, RoomFrame, RoomView } from '@helan/contracts';
import { lineOf, roomOf } from '../../../testing/rooms';
import { BiddingClient } from './bidding-client';
import { sessionNews } from './session-news';

const lot = signal<string | null>('lot');
let show: ((frame: RoomFrame) => void) | undefined;
let left: number;
let news: Signal<number>;

beforeEach(() => {
  lot.set('lot');
  left = 0;
  show = undefined;
});

function open(platform = 'browser'): void {
  const watch = (_: string, onFrame: (frame: RoomFrame) => void) => {
    show = onFrame;
    return () => void left++;
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: BiddingClient, useValue: { watch } },
      { provide: PLATFORM_ID, useValue: platform },
    ],
  });
  news = TestBed.runInInjectionContext(() => sessionNews(lot));
  TestBed.tick();
}

const see = (room: Partial<RoomView>) => show!({ room: roomOf({ room }) } as RoomFrame);
const log = (...lines: LogLineView[]) => ({ log: lines });

test.each<[string, Partial<RoomView>, number]>([
  ['a bid more', log(lineOf('PRICE', '', { seq: 2 }), lineOf('SEAT', '', { seq: 1 })), 0],
  ['a sealed price more', log(lineOf('SEALED', '', { seq: 2 }), lineOf('SEAT', '', { seq: 1 })), 0],
  ['a stop', log(lineOf('PAUSE', '{}', { seq: 2 })), 1],
  ['another state', { ...log(lineOf('SEAT', '', { seq: 1 })), state: 'PAUSED' }, 1],
  ['another session', { ...log(lineOf('SEAT', '', { seq: 1 })), session: 2 }, 1],
  ['the same once more', log(lineOf('SEAT', '', { seq: 1 })), 0],
])('%s is so much news', (_, room, count) => {
  open();
  see(log(lineOf('SEAT', '', { seq: 1 })));
  expect(news()).toBe(0);
  see(room);
  expect(news()).toBe(count);
});

test('another lot is watched in its place, and none where there is none', () => {
  open();
  lot.set('other');
  TestBed.tick();
  expect(left).toBe(1);
  lot.set(null);
  TestBed.tick();
  expect(left).toBe(2);
});

test('a page that the server draws watches nothing', () => {
  open('server');
  expect(show).toBeUndefined();
});
