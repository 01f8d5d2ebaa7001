import { Injectable } from '@nestjs/common';
import { FIRST_AUDIT_HASH } from '@helan/domain';
import type { AuditStateView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { type CheckedRow, chainFaults, entryFault } from './audit-check.js';
import { ENTRY_DIGEST } from './audit-rows.js';

/** So many of the newest entries are gone through where somebody asks: about a tenth of a second. */
const CHECKED = 1_000;

/** Where the record of changes stands, and whether its newest part holds. */
@Injectable()
export class AuditState {
  constructor(private readonly dataSource: DataSource) {}

  async check(): Promise<AuditStateView> {
    const newest: CheckedRow[] = await this.dataSource.query(
      `select * from (
         select l.*, ${ENTRY_DIGEST} as found, e.table_name, e.row_key
         from audit_link l left join audit_entry e on e.seq = l.seq order by l.position desc limit ${CHECKED + 1}
       ) newest order by position`,
    );
    // The first of them is what the others are held against, unless it is the first of all.
    const isWhole = newest.length <= CHECKED;
    const [first, ...behind] = newest;
    const rows = isWhole ? newest : behind;
    const head =
      isWhole || !first
        ? { position: 0, hash: FIRST_AUDIT_HASH }
        : { position: Number(first.position), hash: first.hash };
    const [{ at, waiting }]: [{ at: Date | null; waiting: number }] = await this.dataSource.query(
      `select (select at from audit_entry order by seq desc limit 1) as at,
         (select count(*)::int from (select 1 from audit_entry where seq > $1 limit 10000) w) as waiting`,
      [rows.at(-1)?.seq ?? 0],
    );
    return {
      links: Number(rows.at(-1)?.position ?? 0),
      lastEntryAt: at?.toISOString() ?? null,
      waiting,
      checked: rows.length,
      faults: [...chainFaults(head, rows), ...rows.flatMap(entryFault)],
    };
  }
}
