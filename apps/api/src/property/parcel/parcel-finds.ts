import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SearchSources } from '../../kernel/desk/index.js';
import { inRegions } from '../../people/region/index.js';
import { WORDS } from './parcel.queries.js';

/** Ground by its number or its name; townships and villages their own. */
@Injectable()
export class ParcelFinds implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SearchSources,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'PARCEL',
      find: async (actor, { words }, bind) => ({
        columns: `p.name as title, concat_ws('　', p.code, v.name) as note, '/console/parcels/' || p.id as path`,
        from: 'from parcel p join region v on v.code = p.village_code',
        where: 'true',
        parts: [await inRegions(this.dataSource, actor, 'p.village_code')],
        search: `${WORDS} @@ to_tsquery('simple', ${bind(words)})`,
        order: [
          { sql: 'p.code', type: 'text' },
          { sql: 'p.id', type: 'uuid' },
        ],
      }),
    });
  }
}
