import { Injectable } from '@nestjs/common';
import { SHEET_ROWS, type WorkRow } from '@helan/contracts';
import type { Actor } from '../../kernel/auth/index.js';
import { momentInWords } from '../../kernel/paper/index.js';
import { WRITE_SHEET, XLSX } from '../../kernel/sheet/index.js';
import type { MadeFile } from '../../kernel/storage/send-file.js';
import { WorkRoom } from '../../kernel/work/index.js';
import type { WorkAsked } from './work-filter.js';
import { WorkQueries } from './work.queries.js';

const COLUMNS = [
  { head: '事项', width: 16 },
  { head: '名称', width: 44 },
  { head: '编号', width: 26 },
  { head: '地区', width: 14 },
  { head: '从何时起', width: 22 },
  { head: '最晚', width: 22 },
  { head: '超期', width: 8 },
  { head: '谁在办', width: 14 },
];

/** The work list as it is filtered and ordered, for whoever works it off on paper. */
@Injectable()
export class WorkSheet {
  constructor(
    private readonly work: WorkQueries,
    private readonly room: WorkRoom,
  ) {}

  async make(actor: Actor, asked: WorkAsked): Promise<MadeFile> {
    const { rows, hasMore } = await this.work.first(actor, asked, SHEET_ROWS);
    const content = await this.room.run(WRITE_SHEET, {
      name: '待办',
      columns: COLUMNS,
      rows: rows.map(toCells),
      note: hasMore ? `只列出前 ${SHEET_ROWS} 件。请按事项或地区分开导出。` : '',
    });
    return { content: Buffer.from(content), mime: XLSX, name: '待办.xlsx' };
  }
}

function toCells(row: WorkRow): string[] {
  return [
    row.kindName,
    row.title,
    row.number ?? '',
    row.regionName ?? '',
    momentInWords(new Date(row.waitingSince)),
    row.dueAt === null ? '' : momentInWords(new Date(row.dueAt)),
    row.isOverdue ? '是' : '',
    row.forWhom?.name ?? row.openBy?.name ?? '',
  ];
}
