// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appUrl } from '../dev/platform.mjs';
import { prepare } from '../dev/prepare.mjs';
import { startPostgres } from '../postgres/launcher.mjs';

/**
 * `npm run audit:check -- [--root day=root]… [--certificate file]… [--receipt-key file]… [--role name]…`:
 * whether anything was removed or altered past what is written down. Reads `DATABASE_URL` with the settings of the
 * platform, else the checkout's own database. Certificates of former seals and former receipt keys (their public halves)
 * are given by their files, former roles of the platform by their names.
 */
await prepare();
const folder = path.resolve(process.env['DATA_DIR'] ?? 'var', 'postgres');
if (!process.env['DATABASE_URL'] && !fs.existsSync(folder)) {
  process.stderr.write('还没有数据库：先 npm start，或者设 DATABASE_URL。\n');
  process.exit(1);
}
const server = process.env['DATABASE_URL'] ? undefined : await startPostgres({ root: folder });
const seal = path.resolve(folder, '../seal');
const env = server
  ? {
      ...process.env,
      HELAN_MODE: 'demo',
      DATABASE_URL: appUrl(server.url('helan'), folder),
      SEAL_CERTIFICATE_FILE: path.join(seal, 'certificate.pem'),
      RECEIPT_KEY_FILE: path.join(seal, 'receipt-key.pem'),
    }
  : process.env;
const check = spawn(process.execPath, ['dist/apps/api/check-audit.js', ...process.argv.slice(2)], {
  env,
  stdio: 'inherit',
});
const [code] = await once(check, 'exit');
if (server && !server.isReused) await server.stop();
process.exit(code ?? 1);
