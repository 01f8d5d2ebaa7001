import { type Fen, formatYuan, sumsOf } from '@helan/domain';
import type { Paper } from '../../kernel/paper/index.js';
import { bankName } from '../payment/index.js';
import type { AccountRow, AccountStatement } from './account-statements.js';
import type { Statement } from './turnover.queries.js';

/** 余额表、收支汇总 on a paper. */
export function printStatement(paper: Paper, { period, balances, purposes, openDays }: Statement): void {
  paper.heading();
  paper.facts([['期间', `${period.name}（${period.from} 至 ${period.to}）`]]);
  if (openDays > 0) paper.paragraph(`这一期间还有 ${openDays} 天没有结账复核，数字还会变。`);
  paper.section('余额表');
  if (balances.length === 0) paper.paragraph('还没有记过账。');
  else {
    const sums = sumsOf(balances);
    paper.table(
      ['科目', '方向', '期初余额（元）', '借方发生额（元）', '贷方发生额（元）', '期末余额（元）'],
      [
        ...balances.map((row) => [
          ...[row.name, row.side, formatYuan(row.openingFen), formatYuan(row.debitFen)],
          ...[formatYuan(row.creditFen), formatYuan(row.closingFen)],
        ]),
        ['合计', '', '', formatYuan(sums.debitFen), formatYuan(sums.creditFen), ''],
      ],
      [138, 36, 84, 84, 84, 84],
    );
    paper.paragraph(
      `期末资产合计 ${formatYuan(sums.assetsFen)} 元，应付和自有合计 ${formatYuan(sums.owedFen)} 元。红字冲正在被冲的一方记负数。`,
    );
  }
  paper.section('收支汇总');
  if (purposes.length === 0) paper.paragraph('这一期间没有收付。');
  else
    paper.table(
      ['账户', '用途', '收入（元）', '支出（元）'],
      [
        ...purposes.map((row) => [
          ...[bankName(row.bank), row.purpose],
          ...[formatYuan(row.inFen), formatYuan(row.outFen)],
        ]),
        ['合计', '', formatYuan(sumOf(purposes, 'inFen')), formatYuan(sumOf(purposes, 'outFen'))],
      ],
      [110, 180, 100, 100],
    );
  paper.signatures(['制表：', '复核：', '贺兰县农村产权流转服务中心（章）']);
}

/** 分户账 on a paper: month by month, each with its sums. */
export function printAccountStatement(paper: Paper, statement: AccountStatement): void {
  const { name, period, rows, openingFen, closingFen, hasMore, balanceName } = statement;
  paper.heading();
  paper.facts([
    ['户名', name],
    ['期间', period.name],
    [`期初${balanceName}`, `${formatYuan(openingFen)} 元`],
    [`期末${balanceName}`, `${formatYuan(closingFen)} 元`],
  ]);
  if (rows.length === 0) paper.paragraph('这一期间没有收付。');
  for (const lines of byMonth(rows)) {
    paper.section(monthName(lines[0]!.day.slice(0, 7)));
    paper.table(
      ['日期', '编号', '科目、摘要、流水号', '收入（元）', '支出（元）', `${balanceName}（元）`],
      [...lines.map(toCells), sumRow(lines)],
      [38, 84, 117, 80, 80, 84],
    );
  }
  if (hasMore)
    paper.paragraph(`只列出前 ${rows.length} 笔；期初、期末数是全部的。要全部的请导出表格，或者分段列。`);
  paper.sayWhatIsMissing('以平台登记的为准。');
  paper.signatures(['制表：', '复核：', '贺兰县农村产权流转服务中心（章）']);
}

/** In their order; a month has rows. */
function byMonth(rows: readonly AccountRow[]): AccountRow[][] {
  const months = new Map<string, AccountRow[]>();
  for (const row of rows) {
    const month = row.day.slice(0, 7);
    const list = months.get(month);
    if (list) list.push(row);
    else months.set(month, [row]);
  }
  return [...months.values()];
}

/** Month and day: the year stands above. */
function toCells(row: AccountRow): string[] {
  const shown = (fen: Fen) => (fen === 0n ? '' : formatYuan(fen));
  const said = [row.accountName.split('—')[1] ?? row.accountName, row.memo, row.flowNo ?? ''];
  return [
    ...[row.day.slice(5), row.subject, said.filter(Boolean).join('　')],
    ...[shown(row.inFen), shown(row.outFen), formatYuan(row.balanceFen)],
  ];
}

function sumRow(rows: readonly AccountRow[]): string[] {
  const [came, went] = [formatYuan(sumOf(rows, 'inFen')), formatYuan(sumOf(rows, 'outFen'))];
  return ['', '本月合计', '', came, went, formatYuan(rows.at(-1)!.balanceFen)];
}

function sumOf(
  rows: readonly { readonly inFen: Fen; readonly outFen: Fen }[],
  side: 'inFen' | 'outFen',
): Fen {
  return rows.reduce((sum, row) => sum + row[side], 0n);
}

/** `2026-11` → `2026年11月`. */
function monthName(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}
