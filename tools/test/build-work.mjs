// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const SOURCE = 'apps/api/src';

/**
 * Jobs for threads are files of their own, which the specs' compiler never sees: each is built with what it
 * imports of this repository, into a folder that is told to the specs.
 * @param {string} folder
 */
export async function buildWork(folder) {
  const entryPoints = fs
    .readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.work.ts'))
    .map((file) => path.join(SOURCE, file));
  await build({
    entryPoints,
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfig: 'tsconfig.base.json',
    logLevel: 'warning',
  });
  process.env['BUILT_WORK_DIR'] = path.resolve(folder);
}
