import { Injectable } from '@nestjs/common';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { WRITE_SHEET, XLSX } from '../../kernel/sheet/index.js';
import type { MadeFile } from '../../kernel/storage/send-file.js';
import { WorkRoom } from '../../kernel/work/index.js';
import { bankName } from '../payment/index.js';
import type { AccountStatement } from './account-statements.js';
import { printAccountStatement, printStatement } from './statement-paper.js';
import type { Statement } from './turnover.queries.js';

const PDF = 'application/pdf';

/** Statements as files, on paper and as tables. */
@Injectable()
export class StatementFiles {
  constructor(
    private readonly clock: PlatformClock,
    private readonly press: PaperPress,
    private readonly room: WorkRoom,
  ) {}

  async paperOf(statement: Statement): Promise<MadeFile> {
    const { name, from, to } = statement.period;
    const paper = this.press.paper({
      title: '资金余额和收支汇总表',
      no: `${from} 至 ${to}`,
      madeAt: await this.clock.now(),
    });
    printStatement(paper, statement);
    return { content: await this.press.print(paper), mime: PDF, name: `余额和收支汇总 ${name}.pdf` };
  }

  async sheetOf({ period, balances, purposes, openDays }: Statement): Promise<MadeFile> {
    const rows = [
      ...balances.map((row) => [
        ...['余额表', row.name, row.side, row.openingFen.toString()],
        ...[row.debitFen.toString(), row.creditFen.toString(), row.closingFen.toString()],
      ]),
      ...purposes.map((row) => [
        ...['收支汇总', `${bankName(row.bank)}　${row.purpose}`, '', ''],
        ...[row.inFen.toString(), row.outFen.toString(), ''],
      ]),
    ];
    const content = await this.room.run(WRITE_SHEET, {
      name: '余额和收支汇总',
      columns: [
        { head: '表', width: 12 },
        { head: '科目、用途', width: 44 },
        { head: '方向', width: 8 },
        { head: '期初余额（元）', width: 18, isFen: true },
        { head: '借方、收入（元）', width: 18, isFen: true },
        { head: '贷方、支出（元）', width: 18, isFen: true },
        { head: '期末余额（元）', width: 18, isFen: true },
      ],
      rows,
      note: openDays > 0 ? `这一期间还有 ${openDays} 天没有结账复核，数字还会变。` : '',
    });
    return { content: Buffer.from(content), mime: XLSX, name: `余额和收支汇总 ${period.name}.xlsx` };
  }

  async accountPaper(statement: AccountStatement): Promise<MadeFile> {
    const { title, name, period } = statement;
    const paper = this.press.paper({
      title,
      no: `${period.from} 至 ${period.to}`,
      madeAt: await this.clock.now(),
    });
    printAccountStatement(paper, statement);
    const content = await this.press.printWhatItCan(paper);
    return { content, mime: PDF, name: `${title} ${name}.pdf` };
  }

  async accountSheet({
    title,
    name,
    rows,
    openingFen,
    hasMore,
    balanceName,
  }: AccountStatement): Promise<MadeFile> {
    const content = await this.room.run(WRITE_SHEET, {
      name: title,
      columns: [
        { head: '日期', width: 12 },
        { head: '编号', width: 24 },
        { head: '科目', width: 34 },
        { head: '摘要', width: 34 },
        { head: '流水号', width: 24 },
        { head: '收入（元）', width: 16, isFen: true },
        { head: '支出（元）', width: 16, isFen: true },
        { head: `${balanceName}（元）`, width: 18, isFen: true },
      ],
      rows: [
        ['', '', '', `期初${balanceName}`, '', '', '', openingFen.toString()],
        ...rows.map((row) => [
          ...[row.day, row.subject, row.accountName, row.memo, row.flowNo ?? ''],
          ...[row.inFen.toString(), row.outFen.toString(), row.balanceFen.toString()],
        ]),
      ],
      note: hasMore ? `只列出前 ${rows.length} 笔。请分段导出。` : '',
    });
    return { content: Buffer.from(content), mime: XLSX, name: `${title} ${name}.xlsx` };
  }
}
