import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CERTIFICATE_STATES } from '@helan/domain';
import { SearchSources } from '../../kernel/desk/index.js';
import { STAFF } from './certificate.queries.js';

const STATE = `case c.state ${Object.entries(CERTIFICATE_STATES)
  .map(([state, name]) => `when '${state}' then '${name}'`)
  .join(' ')} else c.state end`;

/** Certificates by their numbers, however they are written, or by their machine codes. */
@Injectable()
export class CertificateFinds implements OnModuleInit {
  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'CERTIFICATE',
      find: ({ roles }, { words }, bind) =>
        roles.some((role) => STAFF.includes(role))
          ? {
              columns: `coalesce(l.terms->>'title', '') as title, concat_ws('　', c.no, ${STATE}) as note,
                '/console/projects/' || l.project_id as path`,
              from: 'from certificate c join lot l on l.id = c.lot_id',
              where: 'true',
              search: `to_tsvector('simple', cjk_grams(c.no || ' ' || c.code)) @@ to_tsquery('simple', ${bind(words)})`,
              order: [{ sql: 'c.code', type: 'text', isDescending: true }],
            }
          : undefined,
    });
  }
}
