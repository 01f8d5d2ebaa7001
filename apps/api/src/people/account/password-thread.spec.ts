import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hashPassword } from './passwords.js';
import { PasswordThread } from './password-thread.js';

/** Threads of this process by their number, each with its niceness; none where the system does not tell. */
function threads(): Map<string, number> {
  if (!fs.existsSync('/proc/thread-self')) return new Map();
  const nicenessOf = (task: string) =>
    Number(fs.readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ')[1]!.split(' ')[16]);
  return new Map(fs.readdirSync('/proc/self/task').map((task) => [task, nicenessOf(task)]));
}

const before = threads();
const thread = new PasswordThread();
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword('right');
});
afterAll(() => thread.stop());

test('says which password is right, each for whoever asked', async () => {
  const asked = ['right', 'wrong', 'right', ' right', ''].map((password) =>
    thread.check(passwordHash, password),
  );
  expect(await Promise.all(asked)).toEqual([true, false, true, false, false]);
});

test('stands back behind the others, where the system lets a thread do so', async () => {
  await thread.check(passwordHash, 'right');
  // The main thread’s is what it was; one that is new is ten behind it, or as far as there is.
  const added = [...threads()].filter(([task]) => !before.has(task)).map(([, niceness]) => niceness);
  const own = before.get(String(process.pid)) ?? 10;
  expect(added.filter((niceness) => niceness === 10)).toHaveLength(own < 10 ? 1 : 0);
});

test('that ends leaves nobody waiting, and begins anew', async () => {
  // One may be done before the thread ends; of so many, one after the other, the last cannot be.
  const left = Array.from({ length: 400 }, () =>
    thread.check(passwordHash, 'right').catch((error: Error) => error.message),
  );
  await thread.stop();
  expect((await Promise.all(left)).at(-1)).toBe('the thread that checks passwords has ended');
  expect(await thread.check(passwordHash, 'right')).toBe(true);
});

test('that is given no hash says so, and begins anew', async () => {
  await expect(thread.check('no hash', 'right')).rejects.toThrow();
  expect(await thread.check(passwordHash, 'right')).toBe(true);
});
