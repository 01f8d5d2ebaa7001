import { describe, expect, test } from '@jest/globals';
import { type Press, deedOf } from './desk-keys';

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  isControl: false,
  isAlt: false,
  isTyping: false,
  isComposing: false,
  place: 'LIST',
  ...change,
});

describe('in the list', () => {
  test.each([
    ['j', 'DOWN'],
    ['J', 'DOWN'],
    ['k', 'UP'],
    ['Enter', 'OPEN'],
    ['o', 'OPEN'],
    ['x', 'MARK'],
    ['/', 'SEARCH'],
    ['Escape', undefined],
    // The grid's own.
    ['ArrowDown', undefined],
    ['toString', undefined],
  ])('%s', (key, deed) => expect(deedOf(press(key))).toBe(deed));
  test('Ctrl+Enter does nothing', () => expect(deedOf(press('Enter', { isControl: true }))).toBeUndefined());
});

describe('at a task', () => {
  test.each([
    ['j', 'NEXT'],
    ['k', 'BEFORE'],
    ['Escape', 'BACK'],
    ['/', 'SEARCH'],
    ['Enter', undefined],
    ['x', undefined],
  ])('%s', (key, deed) => expect(deedOf(press(key, { place: 'TASK' }))).toBe(deed));
  test('Ctrl+Enter goes on', () =>
    expect(deedOf(press('Enter', { place: 'TASK', isControl: true }))).toBe('NEXT'));
  test('Ctrl+Enter within a form sends it', () =>
    expect(deedOf(press('Enter', { place: 'TASK', isControl: true, isTyping: true }))).toBe('SEND'));
});

describe('whoever writes keeps his keys', () => {
  test.each(['j', 'k', 'x', '/', 'Enter', 'Escape'])('%s', (key) => {
    for (const place of ['LIST', 'TASK', 'ELSEWHERE'] as const)
      expect(deedOf(press(key, { place, isTyping: true }))).toBeUndefined();
  });
});

test.each([{ isControl: true }, { isAlt: true }, { isComposing: true }])(
  'j with %p is somebody else’s',
  (change) => {
    for (const place of ['LIST', 'TASK'] as const)
      expect(deedOf(press('j', { place, ...change }))).toBeUndefined();
  },
);
test('elsewhere only the search has a key', () => {
  expect(deedOf(press('/', { place: 'ELSEWHERE' }))).toBe('SEARCH');
  expect(deedOf(press('j', { place: 'ELSEWHERE' }))).toBeUndefined();
  expect(deedOf(press('Escape', { place: 'ELSEWHERE' }))).toBeUndefined();
});
