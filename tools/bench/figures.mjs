// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import { execFileSync } from 'node:child_process';

const TICKS_A_SECOND = 100;

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
 * CPU seconds that a process and its children have used; nothing where the system does not tell.
 * @param {number | undefined} pid
 * @returns {number}
 */
export function cpuSeconds(pid) {
  if (process.platform !== 'linux' || !pid) return Number.NaN;
  return [pid, ...childrenOf(pid)].reduce((sum, each) => sum + ownSeconds(each), 0);
}

/** @param {number} pid */
function ownSeconds(pid) {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
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
