// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { prepare } from '../dev/prepare.mjs';
import { startPostgres } from '../postgres/launcher.mjs';

/**
 * `npm run ledger:check`: whether the books stand, and agree with receipts, orders, registrations, lots and contracts. Reads
 * `DATABASE_URL`, else the checkout's own database.
 */
await prepare();
const root = path.resolve(process.env['DATA_DIR'] ?? 'var', 'postgres');
if (!process.env['DATABASE_URL'] && !fs.existsSync(root)) {
  process.stderr.write('还没有数据库：先 npm start，或者设 DATABASE_URL。\n');
  process.exit(1);
}
const server = process.env['DATABASE_URL'] ? undefined : await startPostgres({ root });
const check = spawn(process.execPath, ['dist/apps/api/check-ledger.js'], {
  env: { ...process.env, ...(server ? { DATABASE_URL: server.url('helan') } : {}) },
  stdio: 'inherit',
});
const [code] = await once(check, 'exit');
if (server && !server.isReused) await server.stop();
process.exit(code ?? 1);
