// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { prepare } from '../dev/prepare.mjs';
import { startPostgres } from '../postgres/launcher.mjs';

/** `npm run ledger:check`: whether the books stand. Reads `DATABASE_URL`, else the checkout's own database. */
await prepare();
const root = path.resolve(process.env['DATA_DIR'] ?? 'var', 'postgres');
if (!process.env['DATABASE_URL'] && !fs.existsSync(root)) {
  process.stderr.write('还没有数据库：先 npm start，或者设 DATABASE_URL。\n');
  process.exit(1);
}
const server = process.env['DATABASE_URL'] ? undefined : await startPostgres({ root });
const { findLedgerFaults } = await import('@helan/domain');
const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] ?? server?.url('helan') });
await client.connect();
const { rows } = await client.query(
  'select account, subject, sum(debit_fen)::text as debit, sum(credit_fen)::text as credit from ledger_line group by 1, 2',
);
const uneven = await client.query(
  'select entry_id from ledger_line group by entry_id having sum(debit_fen) <> sum(credit_fen)',
);
await client.end();
if (server && !server.isReused) await server.stop();
const faults = findLedgerFaults(
  rows.map((row) => ({ ...row, debitFen: BigInt(row.debit), creditFen: BigInt(row.credit) })),
);
for (const { entry_id: id } of uneven.rows) faults.push(`第 ${id} 笔分录借贷不平`);
process.stdout.write(
  faults.length === 0 ? `账平：${rows.length} 个明细户，各专户余额与应付一致。\n` : `${faults.join('\n')}\n`,
);
process.exit(faults.length === 0 ? 0 : 1);
