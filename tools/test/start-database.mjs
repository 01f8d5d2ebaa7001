// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../postgres/launcher.mjs';
import { makeDemoSeal } from '../seal/make-demo-seal.mjs';
import { writeAnswers } from '../answers/write-answers.mjs';
import { buildWork } from './build-work.mjs';

/**
 * Once a run: a PostgreSQL for the specs, a seal, the jobs for threads, and what handlers answer with;
 * `DATABASE_URL` takes the place of the embedded server.
 */
export default async function startDatabase() {
  await buildWork('var/test/work');
  process.env['ANSWERS_FILE'] = path.resolve('var/test/answers.json');
  writeAnswers(process.env['ANSWERS_FILE']);
  process.env['DOCUMENT_FILE'] = path.join(
    fs.mkdtempSync(path.join(os.tmpdir(), 'helan-document-')),
    'api.json',
  );
  await makeDemoSeal(path.resolve('var/test/seal'));
  if (process.env['DATABASE_URL']) {
    process.env['TEST_DATABASE_URL'] = process.env['DATABASE_URL'];
    return;
  }
  const server = await startPostgres({
    root: path.resolve(process.env['TEST_DATA_DIR'] ?? 'var/test/postgres'),
    isThrowaway: true,
  });
  process.env['TEST_DATABASE_URL'] = server.url('postgres');
}
