import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Work that is done in a thread of its own: a file whose default export takes what is given and returns what is
 * asked for, both such as can be copied. It has no part in the platform: no database, no settings.
 */
export interface Job<Given, Found> {
  readonly entry: URL;
  /** Longest time, counted from when the thread says that it begins. */
  readonly seconds: number;
  /** Most memory: of the thread's own heap, and of what the process grows by while it runs. */
  readonly megabytes: number;
  /** Carries the types; never set. */
  readonly types?: (given: Given) => Found;
}

/**
 * A job whose built file lies beside the module that names it: `jobOf('./read-sheet.work.js', import.meta.url, …)`.
 * Its source ends in `.work.ts`. Specs run from source, where nothing is built: their set-up builds the jobs into
 * the folder that `BUILT_WORK_DIR` names (`tools/test/build-work.mjs`).
 */
export function jobOf<Given, Found>(
  file: `./${string}.work.js`,
  besides: string,
  limits: { readonly seconds: number; readonly megabytes: number },
): Job<Given, Found> {
  const built = process.env['BUILT_WORK_DIR'];
  const isSource = besides.endsWith('.ts');
  const entry =
    isSource && built ? pathToFileURL(path.join(built, path.basename(file))) : new URL(file, besides);
  return { entry, ...limits };
}
