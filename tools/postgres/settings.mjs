// @ts-check
import os from 'node:os';

const MB_A_GB = 1024;
/** Connections that a server lets in: three processes of the platform with the widest pools, and whoever looks after it. */
const MOST_CONNECTIONS = 300;
/** Statements that sort or hash at a time, for each core; the others wait for the disk, a lock or their own process. */
const BUSY_A_CORE = 8;

/**
 * Memory in MB and cores of a machine.
 * @typedef {{ memoryMb: number, cores: number }} Machine
 */

/**
 * What PostgreSQL is told of the machine on which it stands together with the platform: an eighth of the memory for
 * its own pages, half of it for what the system keeps of files. Only what fits a machine is here; the rest is as
 * PostgreSQL has it.
 * @param {Machine} machine
 * @returns {Record<string, string>}
 */
export function settingsFor({ memoryMb, cores }) {
  const pages = between(128, memoryMb / 8, 8 * MB_A_GB);
  return {
    max_connections: String(MOST_CONNECTIONS),
    shared_buffers: `${pages}MB`,
    effective_cache_size: `${between(256, memoryMb / 2, 64 * MB_A_GB)}MB`,
    work_mem: `${between(4, memoryMb / 8 / (cores * BUSY_A_CORE), 64)}MB`,
    maintenance_work_mem: `${between(64, memoryMb / 32, MB_A_GB)}MB`,
    max_wal_size: `${between(MB_A_GB, memoryMb / 8, 4 * MB_A_GB)}MB`,
    max_worker_processes: String(Math.max(8, cores)),
    max_parallel_workers: String(cores),
    // A core for whoever asks, one at least for everybody else: on two cores nobody takes both.
    max_parallel_workers_per_gather: String(between(0, cores / 2 - 1, 4)),
    // Disks of our day read here and there almost as fast as on and on.
    random_page_cost: '1.1',
    // Statements are short; making machine code of one takes longer than it runs.
    jit: 'off',
  };
}

/**
 * This machine: what the container or the service may use of it, where that is less than there is.
 * @returns {Machine}
 */
export function thisMachine() {
  const allowed = process.constrainedMemory?.() ?? 0;
  const bytes = allowed > 0 ? Math.min(allowed, os.totalmem()) : os.totalmem();
  return { memoryMb: Math.floor(bytes / 2 ** 20), cores: os.availableParallelism() };
}

/**
 * Whole, rounded down.
 * @param {number} least
 * @param {number} wanted
 * @param {number} most
 */
function between(least, wanted, most) {
  return Math.floor(Math.min(Math.max(wanted, least), most));
}
