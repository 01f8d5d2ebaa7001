import { beforeEach, describe, expect, test } from '@jest/globals';
import { refused } from '../http/index.js';
import { Line } from './line.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));
let line: Line;
let running: string[];
let begun: string[];
let gone: Set<string>;
let finish: Map<string, () => void>;
beforeEach(() => {
  line = new Line({ atOnce: 2, waiting: 3, full: () => refused('server.busy') });
  [running, begun, gone, finish] = [[], [], new Set(), new Map()];
});

/** Somebody whose work is done when it is finished by name; tells how it went. */
const come = (name: string, isKnown = false): Promise<string> =>
  line
    .run(
      async () => {
        begun.push(name);
        running.push(name);
        await new Promise<void>((resolve) => finish.set(name, resolve));
        running = running.filter((other) => other !== name);
        return 'done';
      },
      { isKnown, isGone: () => gone.has(name) },
    )
    .catch((error: Error) => error.message);
const end = async (name: string): Promise<void> => {
  finish.get(name)!();
  await turn();
};

describe('a line', () => {
  test('lets so many work at once, and the others in the order in which they came', async () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => come(name));
    await turn();
    expect(running).toEqual(['a', 'b']);
    await end('b');
    expect(running).toEqual(['a', 'c']);
    for (const name of ['a', 'c', 'd', 'e']) await end(name);
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  test('has an end', async () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => come(name));
    expect(await come('f')).toBe('server.busy');
    await end('a');
    const late = come('g');
    for (const name of ['b', 'c', 'd', 'e', 'g']) await end(name);
    expect(await Promise.all([...all, late])).toEqual(Array(6).fill('done'));
  });

  test('lets those who are known go first, with a line of their own that ends, too', async () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => come(name));
    const known = ['k', 'l', 'm'].map((name) => come(name, true));
    expect(await come('n', true)).toBe('server.busy');
    for (const name of ['a', 'b', 'k', 'l', 'm', 'c', 'd', 'e']) await end(name);
    expect(begun).toEqual(['a', 'b', 'k', 'l', 'm', 'c', 'd', 'e']);
    expect(await Promise.all([...all, ...known])).toEqual(Array(8).fill('done'));
  });

  test('does nothing for whoever has hung up, and gives his place to another', async () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => come(name));
    gone.add('c').add('d');
    const late = come('f');
    expect(await Promise.all([all[2], all[3]])).toEqual(['server.busy', 'server.busy']);
    for (const name of ['a', 'b', 'e', 'f']) await end(name);
    expect(begun).toEqual(['a', 'b', 'e', 'f']);
    expect(await late).toBe('done');
  });

  test('keeps nobody longer than it is said to', async () => {
    line = new Line({ atOnce: 1, waiting: 3, waitMs: 20, full: () => refused('server.busy') });
    const first = come('a');
    expect(await Promise.all([come('b'), come('c', true)])).toEqual(['server.busy', 'server.busy']);
    await end('a');
    expect(await first).toBe('done');
    const later = come('d');
    await turn();
    await end('d');
    expect([begun, await later]).toEqual([['a', 'd'], 'done']);
  });

  test('goes on where work fails', async () => {
    const fails = Array.from({ length: 5 }, () =>
      line.run(() => Promise.reject(new Error('no'))).catch((error: Error) => error.message),
    );
    expect(await Promise.all(fails)).toEqual(['no', 'no', 'no', 'no', 'no']);
    const one = come('a');
    await turn();
    expect(running).toEqual(['a']);
    await end('a');
    expect(await one).toBe('done');
  });
});
