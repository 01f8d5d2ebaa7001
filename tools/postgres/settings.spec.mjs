import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { settingsFor, thisMachine } from './settings.mjs';

/** Typed by hand: memory in GB, cores; shared_buffers, effective_cache_size, work_mem, maintenance_work_mem, max_wal_size. */
const MACHINES = [
  [0.5, 1, '128MB', '256MB', '8MB', '64MB', '1024MB'],
  [1, 1, '128MB', '512MB', '16MB', '64MB', '1024MB'],
  [2, 2, '256MB', '1024MB', '16MB', '64MB', '1024MB'],
  [4, 2, '512MB', '2048MB', '32MB', '128MB', '1024MB'],
  [8, 4, '1024MB', '4096MB', '32MB', '256MB', '1024MB'],
  [16, 8, '2048MB', '8192MB', '32MB', '512MB', '2048MB'],
  [24, 2, '3072MB', '12288MB', '64MB', '768MB', '3072MB'],
  [64, 16, '8192MB', '32768MB', '64MB', '1024MB', '4096MB'],
  [512, 64, '8192MB', '65536MB', '64MB', '1024MB', '4096MB'],
  [2, 64, '256MB', '1024MB', '4MB', '64MB', '1024MB'],
];

describe('what PostgreSQL is told', () => {
  test.each(MACHINES)('of %s GB and %s cores', (gigabytes, cores, pages, cache, work, upkeep, log) => {
    expect(settingsFor({ memoryMb: gigabytes * 1024, cores })).toMatchObject({
      shared_buffers: pages,
      effective_cache_size: cache,
      work_mem: work,
      maintenance_work_mem: upkeep,
      max_wal_size: log,
    });
  });

  test.each([
    [1, '8', '1', '0'],
    [2, '8', '2', '0'],
    [4, '8', '4', '1'],
    [8, '8', '8', '3'],
    [16, '16', '16', '4'],
    [64, '64', '64', '4'],
  ])(
    'of %s cores: processes, of them for parallel work, of those for one statement',
    (cores, all, parallel, each) => {
      expect(settingsFor({ memoryMb: 8192, cores })).toMatchObject({
        max_worker_processes: all,
        max_parallel_workers: parallel,
        max_parallel_workers_per_gather: each,
      });
    },
  );

  test('of this machine is something that it has', () => {
    const { memoryMb, cores } = thisMachine();
    expect(memoryMb).toBeGreaterThan(100);
    expect(cores).toBeGreaterThan(0);
  });

  test('the compose file has for each, of 4 GB and 2 cores where nothing else is said', () => {
    const { command } = parse(fs.readFileSync('docker/compose.yaml', 'utf8'), { merge: true }).services
      .database;
    const told = Object.fromEntries(
      command
        .filter((word) => word.includes('=${'))
        .map((word) => /^-c([a-z_]+)=\$\{POSTGRES_([A-Z_]+):-([^}]+)\}$/.exec(word))
        .map(([, name, variable, value]) => {
          expect(variable).toBe(name.toUpperCase());
          return [name, value];
        }),
    );
    expect(told).toEqual(settingsFor({ memoryMb: 4096, cores: 2 }));
  });
});
