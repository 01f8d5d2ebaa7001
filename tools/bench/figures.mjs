// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import { execFileSync } from 'node:child_process';

const TICKS_A_SECOND = 100;
/** Where they stand in `/proc/…/stat` behind the name; the next two are of children that are over. */
const [UTIME, STIME] = [11, 12];
const WITH_ENDED = [UTIME, STIME, 13, 14];

/**
 * p50, p99 and the longest of latencies in milliseconds.
 * @param {ArrayLike<number>} latencies
 */
export function percentiles(latencies) {
  const sorted = Float64Array.from(latencies).sort();
  /** @param {number} share */
  const at = (share) => round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { p50Ms: at(0.5), p99Ms: at(0.99), longestMs: at(1) };
}

/** @param {number} value */
export function round(value) {
  return Math.round(value * 100) / 100;
}

/**
 * CPU seconds that a process and its children have used, those that are over with them; nothing where the system does
 * not tell.
 * @param {number | undefined} pid
 * @returns {number}
 */
export function cpuSeconds(pid) {
  if (process.platform !== 'linux' || !pid) return Number.NaN;
  return (
    childrenOf(pid).reduce((sum, each) => sum + secondsIn(each, [UTIME, STIME]), 0) +
    secondsIn(pid, WITH_ENDED)
  );
}

/**
 * @param {number} pid
 * @param {number[]} places
 */
function secondsIn(pid, places) {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return places.reduce((sum, place) => sum + Number(fields[place]), 0) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
}

/** @param {number} pid */
function childrenOf(pid) {
  try {
    return fs
      .readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

/** What the figures were taken on. */
export function machine() {
  return {
    cpu: os.cpus()[0]?.model ?? '',
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    openFiles: Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' })),
  };
}
