import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SearchSources } from '../../kernel/desk/index.js';
import { visibleRows } from '../../listing/listing/index.js';

/** Notices by their numbers; by its words a notice is found with its project. */
@Injectable()
export class NoticeFinds implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SearchSources,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'NOTICE',
      find: async (actor, { numberBegins }, bind) => {
        if (numberBegins === undefined) return undefined;
        const visible = await visibleRows(this.dataSource, actor, bind);
        const isSeen = visible.map(({ where, oneOf }) =>
          oneOf ? `(${where} and ${oneOf.sql} = any(${bind(oneOf.values)}))` : `(${where})`,
        );
        return {
          columns: `n.title, n.no as note, '/console/projects/' || n.project_id as path`,
          from: 'from notice n join listing_row r on r.id = n.lot_id',
          where: `n.no collate "C" like ${bind(numberBegins)} and (${isSeen.join(' or ')})`,
          order: [{ sql: 'n.no collate "C"', type: 'text' }],
        };
      },
    });
  }
}
