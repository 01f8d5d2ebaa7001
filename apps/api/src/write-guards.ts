import { migrate, withClient } from './kernel/db/index.js';
import { readGuards, writeGuards } from './oversight/audit/index.js';

/** `npm run audit:guards`: what the migrations put around the tables of a new database, written down beside them. */
const FOLDER = 'apps/api/migrations';

try {
  const url = process.env['OWNER_DATABASE_URL'];
  if (!url) throw new Error('缺少环境变量 OWNER_DATABASE_URL');
  await migrate(url, FOLDER);
  writeGuards(FOLDER, await withClient(url, readGuards));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
