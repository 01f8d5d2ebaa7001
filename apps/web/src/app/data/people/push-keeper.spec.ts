import { TestBed } from '../../../testing/test-bed';
import { beforeEach, expect, test } from '@jest/globals';
import { DOCUMENT } from '@angular/core';
import { MessagesClient } from './messages-client';
import { PushBrowser } from './push-browser';
import { PushKeeper } from './push-keeper';

const HERE = { endpoint: 'https://push.example/1', p256dh: 'x', auth: 'y' };
let current: typeof HERE | null;
let asked: string[];
let keeper: PushKeeper;

beforeEach(() => {
  [current, asked] = [HERE, []];
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      { provide: DOCUMENT, useValue: { defaultView: { localStorage } } },
      {
        provide: MessagesClient,
        useValue: { subscribe: async ({ endpoint }: typeof HERE) => void asked.push(endpoint) },
      },
      {
        provide: PushBrowser,
        useValue: {
          current: async () => current,
          unsubscribe: async () => {
            current = null;
          },
        },
      },
    ],
  });
  keeper = TestBed.inject(PushKeeper);
});

test('whoever comes back is told by his session of now', async () => {
  keeper.remember('a');
  await keeper.come('a');
  expect([asked, current]).toEqual([[HERE.endpoint], HERE]);
});

test('somebody else is not told what was another’s, nor is the other on this browser', async () => {
  keeper.remember('a');
  await keeper.come('b');
  expect([asked, current]).toEqual([[], null]);
  await keeper.come('a');
  expect(asked).toEqual([]);
});

test('nobody is told after he has left', async () => {
  keeper.remember('a');
  await keeper.leave();
  await keeper.come('a');
  expect([asked, current]).toEqual([[], null]);
});

test('a browser without notices is asked for nothing', async () => {
  current = null;
  keeper.remember('a');
  await keeper.come('a');
  expect(asked).toEqual([]);
});
