import { withClient } from './kernel/db/index.js';
import { findBookFaults } from './oversight/books/index.js';

/** `npm run ledger:check`: whether the books stand, by themselves and beside everything that moves money. */
try {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('缺少环境变量 DATABASE_URL');
  const { faults, accounts, entries } = await withClient(url, findBookFaults);
  process.stdout.write(
    faults.length === 0
      ? `账平：${entries} 笔分录、${accounts} 个明细户，各专户余额与应付一致，和到账、付款、报名、标段、合同都对得上。\n`
      : `发现 ${faults.length} 处：\n${faults.map((fault) => `  ${fault}\n`).join('')}`,
  );
  process.exit(faults.length === 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
