import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LISTING_STATES } from '@helan/domain';
import { DataSource } from 'typeorm';
import { SearchSources } from '../../kernel/desk/index.js';
import { visibleRows } from './listing.access.js';
import { LISTING_ROWS } from './listing-row.js';
import { SEARCH_ORDER } from './project-list.js';

const STATE = `case r.state ${Object.entries(LISTING_STATES)
  .map(([state, name]) => `when '${state}' then '${name}'`)
  .join(' ')} else r.state end`;

/** Projects by words of their names, or by their numbers. */
@Injectable()
export class ListingFinds implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SearchSources,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'PROJECT',
      find: async (actor, { words }, bind) => ({
        columns: `coalesce(nullif(r.title, ''), '（未命名的草稿）') as title, '/console/projects/' || r.project_id as path,
          concat_ws('　', r.no, v.name, ${STATE}) as note`,
        from: LISTING_ROWS,
        where: 'true',
        parts: await visibleRows(this.dataSource, actor, bind),
        search: `r.words @@ to_tsquery('simple', ${bind(words)})`,
        order: SEARCH_ORDER,
      }),
    });
  }
}
