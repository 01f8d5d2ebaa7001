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
const { BANK_ACCOUNTS, findAccountFaults, overdrawnInWords } = await import('@helan/domain');
const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] ?? server?.url('helan') });
await client.connect();
/** So many faults are enough to see that the books do not stand. */
const most = 1_000;
// The database sums and compares; nothing but the accounts and what is wrong is read from it.
const totals = await client.query(
  `select account, sum(debit_fen)::text as debit, sum(credit_fen)::text as credit, count(distinct subject)::int as subjects
   from ledger_line group by account`,
);
const overdrawn = await client.query(
  `select account, subject from ledger_line where account <> all($1)
   group by account, subject having sum(debit_fen) > sum(credit_fen) order by account, subject limit ${most}`,
  [BANK_ACCOUNTS],
);
const uneven = await client.query(
  `select entry_id from ledger_line group by entry_id having sum(debit_fen) <> sum(credit_fen) limit ${most}`,
);
await client.end();
if (server && !server.isReused) await server.stop();
const faults = [
  ...findAccountFaults(
    totals.rows.map((row) => ({
      ...row,
      subject: '',
      debitFen: BigInt(row.debit),
      creditFen: BigInt(row.credit),
    })),
  ),
  ...overdrawn.rows.map((row) => overdrawnInWords(row)),
  ...uneven.rows.map(({ entry_id: id }) => `第 ${id} 笔分录借贷不平`),
];
const subjects = totals.rows.reduce((sum, row) => sum + row.subjects, 0);
process.stdout.write(
  faults.length === 0 ? `账平：${subjects} 个明细户，各专户余额与应付一致。\n` : `${faults.join('\n')}\n`,
);
process.exit(faults.length === 0 ? 0 : 1);
