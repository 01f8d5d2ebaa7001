// @ts-check
import path from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { prepare } from '../dev/prepare.mjs';
import { startPostgres } from '../postgres/launcher.mjs';

/** `npm run audit:guards`: lists the triggers and functions that the migrations make, on a new database of its own. */
await prepare();
const server = await startPostgres({ root: path.resolve('var', 'guards', 'postgres'), isThrowaway: true });
const admin = new pg.Client({ connectionString: server.url('postgres') });
await admin.connect();
await admin.query('drop database if exists guards');
await admin.query('create database guards');
await admin.end();
const write = spawn(process.execPath, ['dist/apps/api/write-guards.js'], {
  env: { ...process.env, OWNER_DATABASE_URL: server.url('guards') },
  stdio: 'inherit',
});
const [code] = await once(write, 'exit');
await server.stop();
process.exit(code ?? 1);
