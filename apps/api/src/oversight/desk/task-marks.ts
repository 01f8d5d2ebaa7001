import { Injectable } from '@nestjs/common';
import type { WorkRow } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';

type Marks = Pick<WorkRow, 'regionName' | 'openBy' | 'forWhom'>;

interface Row {
  readonly key: string;
  readonly region: string | null;
  readonly opener: string | null;
  readonly since: Date | null;
  readonly claimer: string | null;
  readonly is_me: boolean | null;
}

/** What stands beside the tasks of one page: where they are, who has them open, and whose they are said to be. */
@Injectable()
export class MarksOfTasks {
  constructor(private readonly dataSource: DataSource) {}

  async of(
    { accountId }: Actor,
    tasks: readonly { readonly key: string; readonly region_code: string | null }[],
  ): Promise<ReadonlyMap<string, Marks>> {
    if (tasks.length === 0) return new Map();
    const rows: Row[] = await this.dataSource.query(
      `select k.key, r.name as region, a.display_name as opener, o.since, b.display_name as claimer,
              c.account_id = $3 as is_me
       from unnest($1::text[], $2::text[]) k (key, region_code)
       cross join (select platform_now() as now) t
       left join region r on r.code = k.region_code
       left join desk_open o on o.key = k.key and o.until > t.now and o.account_id <> $3
       left join account a on a.id = o.account_id
       left join desk_claim c on c.key = k.key and c.until > t.now
       left join account b on b.id = c.account_id`,
      [tasks.map(({ key }) => key), tasks.map(({ region_code }) => region_code), accountId],
    );
    return new Map(rows.map((row) => [row.key, toMarks(row)]));
  }
}

function toMarks({ region, opener, since, claimer, is_me }: Row): Marks {
  return {
    regionName: region,
    openBy: opener === null ? null : { name: opener, since: since!.toISOString() },
    forWhom: claimer === null ? null : { name: claimer, isMe: is_me ?? false },
  };
}
