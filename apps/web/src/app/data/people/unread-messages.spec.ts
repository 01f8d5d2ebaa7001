import { TestBed } from '../../../testing/test-bed';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { DOCUMENT } from '@angular/core';
import { AWAY } from '../../../testing/problems';
import { Refused } from '../api';
import { Session } from '../session';
import { MessagesClient } from './messages-client';
import { UnreadMessages } from './unread-messages';

let asked: number;
let answer: number | 'AWAY';
let isIn: boolean;
let page: { visibilityState: string; addEventListener: (name: string, listener: () => void) => void };
let comeBack: () => void;
let unread: UnreadMessages;

beforeEach(() => {
  jest.useFakeTimers();
  [asked, answer, isIn] = [0, 3, true];
  page = {
    visibilityState: 'visible',
    addEventListener: (name, listener) => {
      if (name === 'visibilitychange') comeBack = listener;
    },
  };
  const client = {
    unread: async () => {
      asked += 1;
      if (answer === 'AWAY') throw new Refused(AWAY);
      return { count: answer };
    },
  };
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      { provide: DOCUMENT, useValue: page },
      { provide: MessagesClient, useValue: client },
      {
        provide: Session,
        useValue: { has: (permission: string) => isIn && permission === 'readOwnMessages' },
      },
    ],
  });
  unread = TestBed.inject(UnreadMessages);
});
afterEach(() => void jest.useRealTimers());

const after = async (ms: number) => {
  await jest.advanceTimersByTimeAsync(ms);
  return [asked, unread.count()];
};

test('is asked at once, then every minute, however many bells hang on the page', async () => {
  unread.watch();
  unread.watch();
  expect(await after(0)).toEqual([1, 3]);
  answer = 4;
  expect(await after(59_999)).toEqual([1, 3]);
  expect(await after(1)).toEqual([2, 4]);
});

test('a page that nobody looks at does not ask; it does when somebody comes back', async () => {
  unread.watch();
  await after(0);
  page.visibilityState = 'hidden';
  expect(await after(300_000)).toEqual([1, 3]);
  [page.visibilityState, answer] = ['visible', 5];
  comeBack();
  expect(await after(0)).toEqual([2, 5]);
});

test('whoever has left has nothing unread, and nothing is asked of him', async () => {
  unread.watch();
  await after(0);
  isIn = false;
  expect(await after(60_000)).toEqual([1, 0]);
});

test('where the platform is away it says what it said before', async () => {
  unread.watch();
  await after(0);
  answer = 'AWAY';
  expect(await after(60_000)).toEqual([2, 3]);
  answer = 0;
  expect(await after(60_000)).toEqual([3, 0]);
});
