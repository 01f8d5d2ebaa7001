import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hashPassword } from './passwords.js';
import { PasswordThread } from './password-thread.js';

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
  const isLinux = fs.existsSync('/proc/thread-self');
  const nicenesses = isLinux
    ? fs.readdirSync('/proc/self/task').map((task) => {
        const fields = fs.readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ')[1]!.split(' ');
        return Number(fields[16]);
      })
    : [];
  // The main thread’s is what it was; one is ten behind it, or as far as there is.
  const own = isLinux ? Number(fs.readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ')[16]) : 0;
  expect(nicenesses.filter((niceness) => niceness === 10 && own < 10)).toHaveLength(
    isLinux && own < 10 ? 1 : 0,
  );
});

test('that ends leaves nobody waiting, and begins anew', async () => {
  const left = thread.check(passwordHash, 'right').catch((error: Error) => error.message);
  await thread.stop();
  expect(await left).toBe('the thread that checks passwords has ended');
  expect(await thread.check(passwordHash, 'right')).toBe(true);
});

test('that is given no hash says so, and begins anew', async () => {
  await expect(thread.check('no hash', 'right')).rejects.toThrow();
  expect(await thread.check(passwordHash, 'right')).toBe(true);
});
