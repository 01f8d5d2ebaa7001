import { expect, test } from '@jest/globals';
import { Drawings, TooManyDrawings } from './drawings';

interface Held {
  readonly name: number;
  readonly letGo: () => void;
}

test('two pages are drawn at once, the others in their order, and who comes when a hundred wait is told to come again', async () => {
  const drawings = new Drawings();
  const begun: Held[] = [];
  const ask = (name: number) =>
    drawings.draw(() => new Promise<number>((done) => begun.push({ name, letGo: () => done(name) })));

  const asked = Array.from({ length: 102 }, (_, name) => ask(name));
  await Promise.resolve();
  expect(begun.map(({ name }) => name)).toEqual([0, 1]);
  expect(() => ask(102)).toThrow(TooManyDrawings);

  for (let at = 0; at < asked.length; at++) {
    begun[at]!.letGo();
    expect(await asked[at]).toBe(at);
  }
  expect(begun.map(({ name }) => name)).toEqual(asked.map((_, name) => name));
  const later = ask(103);
  await Promise.resolve();
  begun.at(-1)!.letGo();
  expect(await later).toBe(103);
});

test('a page that cannot be drawn leaves its place to the next one', async () => {
  const drawings = new Drawings();
  const failing = Array.from({ length: 5 }, () =>
    drawings.draw(() => Promise.reject(new Error('not this one'))),
  );
  for (const one of failing) await expect(one).rejects.toThrow('not this one');
  expect(await drawings.draw(() => Promise.resolve('drawn'))).toBe('drawn');
});
