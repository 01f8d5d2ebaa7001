import { describe, expect, test } from '@jest/globals';
import { type RowPress, rowDeedOf } from './row-keys';

const press = (key: string, change: Partial<RowPress> = {}): RowPress => ({
  key,
  ...{ isControl: false, isAlt: false, isOnRow: true, isComposing: false },
  ...change,
});

describe('on a row', () => {
  test.each([
    ['ArrowDown', 'DOWN'],
    ['j', 'DOWN'],
    ['K', 'UP'],
    ['ArrowUp', 'UP'],
    ['Enter', 'OPEN'],
    ['o', 'OPEN'],
    ['x', 'MARK'],
    [' ', 'MARK'],
    ['Escape', 'CLOSE'],
    ['q', undefined],
    ['constructor', undefined],
  ])('%p does %p', (key, deed) => expect(rowDeedOf(press(key))).toBe(deed));
});

test('Ctrl+Enter does the row’s step, and Ctrl with a letter is the browser’s', () => {
  expect(rowDeedOf(press('Enter', { isControl: true }))).toBe('ACT');
  expect(rowDeedOf(press('k', { isControl: true }))).toBeUndefined();
});

test.each(['j', 'x', ' ', 'Enter', 'ArrowDown'])('whoever types keeps %p', (key) =>
  expect(rowDeedOf(press(key, { isOnRow: false }))).toBeUndefined(),
);

test('Escape leads out of a form as well, unless a word is being put together', () => {
  expect(rowDeedOf(press('Escape', { isOnRow: false }))).toBe('CLOSE');
  expect(rowDeedOf(press('Escape', { isComposing: true }))).toBeUndefined();
});
