import { TestBed } from '../../../testing/test-bed';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SessionHeadsView } from '@helan/contracts';
import { type KeptStorage, giveStorage } from '../../../testing/storage';
import { roomOf } from '../../../testing/rooms';
import { BiddingClient } from '../../data/trading/bidding-client';
import { RoomHeads } from './room-heads';

const KEY = 'helan.heads.lot';
const hash = (letter: string) => letter.repeat(64);

let storage: KeptStorage;
let published: Partial<SessionHeadsView> | undefined;
let asked: number[];
let heads: RoomHeads;

beforeEach(() => {
  storage = giveStorage('localStorage');
  published = { isMasked: false, heads: [], lines: 0 };
  asked = [];
  const client = {
    heads: async (_: string, session: number) => {
      asked.push(session);
      if (!published) throw new Error('cut');
      return published;
    },
  };
  TestBed.configureTestingModule({ providers: [RoomHeads, { provide: BiddingClient, useValue: client }] });
  heads = TestBed.inject(RoomHeads);
});

const see = (seq: number, letter: string | null, session = 1) =>
  heads.see(roomOf({ room: { session, seq, head: letter && hash(letter) } }));
const kept = () => JSON.parse(storage.getItem(KEY) ?? '[]') as unknown;
const head = (lastSeq: number, letter: string) =>
  ({ firstSeq: 1, lastSeq, hash: hash(letter), lastHash: hash(letter) }) as never;

test('what is seen is kept on the device', async () => {
  await heads.enter('lot');
  see(3, 'a');
  expect(kept()).toEqual([{ session: 1, seq: 3, hash: hash('a') }]);
});

test('nothing is kept before the lot is known, nor where no head is shown', async () => {
  see(3, 'a');
  await heads.enter('lot');
  see(4, null);
  expect(storage.length).toBe(0);
});

test('another line under a number that was seen is a record written anew', async () => {
  await heads.enter('lot');
  see(3, 'a');
  expect(heads.misfit()).toBeNull();
  see(3, 'b');
  expect(heads.misfit()).toEqual({ session: 1, seq: 3, hash: hash('a') });
  see(9, 'c');
  expect(heads.misfit()?.seq).toBe(3);
});

describe('on a later visit', () => {
  beforeEach(() => storage.setItem(KEY, JSON.stringify([{ session: 1, seq: 3, hash: hash('a') }])));

  test.each<[string, Partial<SessionHeadsView> | undefined, boolean]>([
    ['what is published fits', { isMasked: false, lines: 3, heads: [head(3, 'a')] }, false],
    ['it says something else', { isMasked: false, lines: 3, heads: [head(3, 'b')] }, true],
    ['nothing may be shown yet', { isMasked: true, lines: 3, heads: [head(3, 'b')] }, false],
    ['nobody answers', undefined, false],
  ])('%s', async (_, said, isMisfit) => {
    published = said;
    await heads.enter('lot');
    expect([asked, heads.misfit() !== null]).toEqual([[1], isMisfit]);
  });
});

test.each(['', 'x', '{}', 'null', '7'])('what is no list on the device, %s, is nothing', async (text) => {
  storage.setItem(KEY, text);
  await heads.enter('lot');
  expect([heads.kept(), asked]).toEqual([[], []]);
});
