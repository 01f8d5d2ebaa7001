import type { ClientBase } from 'pg';
import type { Line } from '@helan/domain';
import { ENTRY_AT, IS_OF_MIGRATION, NOTED_SINCE } from './audit-rows.js';
import type { Trust } from './trust.js';

interface UpgradeRow {
  readonly seq: string;
  readonly at: string;
  readonly tx: string;
  readonly table_name: string;
  readonly row_key: string;
  readonly op: string;
  readonly before: Line | null;
  readonly after: Line | null;
  /** The calendar's coverage was written by the same transaction. */
  readonly is_first_calendar: boolean;
}

type IsPreparing = (row: UpgradeRow) => boolean;
const isNew: IsPreparing = ({ op }) => op === 'INSERT';
/** The day from which the first values of the parameters are in force; other days are people's. */
const FIRST_VALUES = '2022-10-28';

/** What preparing a database does behind its migrations: what a new one starts from, and keys that are new to it. */
const PREPARING: Readonly<Record<string, IsPreparing>> = {
  region: isNew,
  work_calendar: (row) => isNew(row) && row.is_first_calendar,
  work_calendar_coverage: isNew,
  parameter: (row) => isNew(row) && row.after?.['effective_from'] === FIRST_VALUES,
  platform_clock: isNew,
  field_key: (row) =>
    isNew(row) ||
    (row.op === 'UPDATE' &&
      row.before?.['fingerprint'] === '' &&
      Object.keys(row.after ?? {}).every((name) => name === 'fingerprint')),
};

/**
 * What was changed in the name of an upgrade and not by one: neither in the transaction of a migration that the code has,
 * nor one of the few things that are done behind them.
 */
export async function checkUpgrades(client: ClientBase, { migrations }: Trust): Promise<string[]> {
  const { rows } = await client.query<UpgradeRow>(
    `with since as (${NOTED_SINCE})
     select e.seq, ${ENTRY_AT} as at, e.tx, e.table_name, e.row_key, e.op, e.before, e.after,
       exists (select from public.audit_entry c where c.table_name = 'work_calendar_coverage' and c.op = 'INSERT'
               and c.tx = e.tx) as is_first_calendar
     from public.audit_entry e
     where e.actor = 'upgrade' and e.op <> 'FOUND' and e.seq > coalesce((select seq from since), 0)
       and not (e.tx = (select tx from since) and e.table_name = 'audit_shape')
       and not ${IS_OF_MIGRATION}
     order by e.seq`,
    [migrations],
  );
  return rows
    .filter((row) => !(Object.hasOwn(PREPARING, row.table_name) && PREPARING[row.table_name]!(row)))
    .map(
      ({ seq, at, tx, table_name, row_key }) =>
        `${table_name} ${row_key}：${at} 以升级的名义改过，可是那个事务（${tx}）里没有升级（变动记录 ${seq}）`,
    );
}
