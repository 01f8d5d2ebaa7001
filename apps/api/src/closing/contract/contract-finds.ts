import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PERMISSIONS, type Role } from '@helan/contracts';
import { SearchSources } from '../../kernel/desk/index.js';

/** Whoever of the staff reads records; the two sides find their own among their affairs. */
const READERS: readonly Role[] = PERMISSIONS.readRecord.filter((role) => role !== 'MEMBER');

/** Contracts by their numbers. */
@Injectable()
export class ContractFinds implements OnModuleInit {
  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'CONTRACT',
      find: ({ roles }, { numberBegins }, bind) =>
        numberBegins !== undefined && roles.some((role) => READERS.includes(role))
          ? {
              columns: `coalesce(l.terms->>'title', '') as title, c.no as note, '/console/projects/' || l.project_id as path`,
              from: 'from contract c join lot l on l.id = coalesce(c.lot_id, c.dropped_lot_id)',
              where: `c.no collate "C" like ${bind(numberBegins)} and (c.lot_id is not null or c.state = 'ENDED')`,
              order: [{ sql: 'c.no collate "C"', type: 'text' }],
            }
          : undefined,
    });
  }
}
