// @ts-check
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_START_MS = 90_000;
const UNSIGNED_LOCK_MS = 5_000;

/**
 * Lets one starter at a time into a data folder; the lock of a starter that died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withStartLock(file, work) {
  const until = performance.now() + LONGEST_START_MS;
  while (!take(file)) {
    if (isAbandoned(file)) discard(file);
    else if (performance.now() > until) throw new Error(`另一个进程一直占着 ${file}`);
    else await wait(50);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    const holder = Number(fs.readFileSync(file, 'utf8'));
    if (holder) return !isAlive(holder);
    return Date.now() - fs.statSync(file).mtimeMs > UNSIGNED_LOCK_MS;
  } catch {
    return false;
  }
}

/** @param {string} file */
function discard(file) {
  const mine = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, mine);
    fs.rmSync(mine, { force: true });
  } catch {
    // another starter was faster
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
