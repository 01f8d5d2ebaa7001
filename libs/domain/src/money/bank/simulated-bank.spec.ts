import { expect, test } from '@jest/globals';
import { type Fate, type Movement, drawn, fateOf, isDown, simulateDay } from './index.js';

const DAY = '2026-11-02';
const pay = (key: string): Movement => ({
  ...{ key, direction: 'OUT', day: DAY, amountFen: 500n, name: '马小兰', account: '6217000010001234567' },
  ...{ subAccount: '', purpose: '退保证金' },
});
/** A payment that meets this fate under the seed. */
function withFate(fate: Fate): Movement {
  const keys = Array.from(
    { length: 5_000 },
    (_, at) => `0b5f1d3e-91c4-4a5e-8a44-${String(at).padStart(12, '0')}`,
  );
  return keys.map(pay).find((movement) => fateOf('seed', movement) === fate)!;
}
const on = (day: string, fate: Fate) => simulateDay('seed', day, { movements: [withFate(fate)], look: 1 });

test.each<[Fate, number, number]>([
  ['PROMPT', 1, 0],
  ['LATE', 0, 1],
  ['SILENT', 0, 0],
  ['DOUBLE', 2, 0],
  ['WRONG', 1, 0],
  ['REFUSED', 0, 0],
])('%s: %i lines that day, %i the next', (fate, first, second) => {
  expect(on(DAY, fate)).toHaveLength(first);
  expect(on('2026-11-03', fate)).toHaveLength(second);
});

test('what is double has two numbers and one mark; what is wrong is a fen off', () => {
  const [one, two] = on(DAY, 'DOUBLE');
  expect(one!.flowNo).not.toBe(two!.flowNo);
  expect(one!.orderMark).toBe(two!.orderMark);
  expect(on(DAY, 'WRONG')[0]!.amountFen).toBe(501n);
});

test('the same seed is the same bank, another seed another one', () => {
  expect(drawn('a', 'x', 1_000_000)).toBe(drawn('a', 'x', 1_000_000));
  expect(drawn('a', 'x', 1_000_000)).not.toBe(drawn('b', 'x', 1_000_000));
});

test('some days are changed afterwards, under the same number', () => {
  const movements = [withFate('PROMPT')].map((movement) => ({ ...movement }));
  const days = Array.from({ length: 28 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`);
  const changed = days.filter((day) => {
    const at = movements.map((movement) => ({ ...movement, day }));
    const [first] = simulateDay('seed', day, { movements: at, look: 1 });
    const [later] = simulateDay('seed', day, { movements: at, look: 2 });
    expect(later!.flowNo).toBe(first!.flowNo);
    return later!.amountFen !== first!.amountFen;
  });
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(days.length);
});

test('it is down at some looks and not for good', () => {
  const looks = Array.from({ length: 30 }, (_, look) => isDown('seed', DAY, look + 1));
  expect(looks).toContain(true);
  expect(looks).toContain(false);
});
