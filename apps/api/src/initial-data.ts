import fs from 'node:fs';
import path from 'node:path';
import {
  CONFIRMED_FROM,
  CONFIRMED_THROUGH,
  type CalendarDay,
  INITIAL_PARAMETERS,
  NATIONAL_DAYS,
  NINGXIA_CONFIDENCE,
  NINGXIA_DAYS,
} from '@helan/domain';
import type { ClientBase } from 'pg';
import { withClient } from './kernel/db/index.js';

interface RegionFile {
  county: { code: string; name: string };
  towns: { code: string; name: string; villages: { code: string; name: string }[] }[];
}

/** What a new database starts from: regions, calendar and parameters. Rows that exist are left as they are. */
export function insertInitialData(databaseUrl: string, dataDir: string): Promise<void> {
  return withClient(
    databaseUrl,
    async (client) => {
      await client.query('begin');
      await insertRegions(client, dataDir);
      await insertCalendar(client);
      await insertParameters(client);
      await client.query('commit');
    },
    'upgrade',
  );
}

async function insertRegions(client: ClientBase, dataDir: string): Promise<void> {
  const { county, towns } = JSON.parse(
    fs.readFileSync(path.join(dataDir, 'helan-regions.json'), 'utf8'),
  ) as RegionFile;
  const rows = [
    { code: county.code, name: county.name, parent: null },
    ...towns.map((town) => ({ code: town.code, name: town.name, parent: county.code })),
    ...towns.flatMap((town) =>
      town.villages.map((village) => ({
        code: village.code,
        name: plainName(village.name),
        parent: town.code,
      })),
    ),
  ];
  await client.query(
    `insert into region (code, name, parent_code) select code, name, parent from jsonb_to_recordset($1) as t(code text, name text, parent text)
     on conflict (code) do nothing`,
    [JSON.stringify(rows)],
  );
}

/** 黎明村委会 is the committee of 黎明村; the platform names the village. */
function plainName(name: string): string {
  return name.replace(/村委会$/, '村').replace(/(居委会|居民委员会)$/, '');
}

async function insertCalendar(client: ClientBase): Promise<void> {
  await client.query(
    `insert into work_calendar (date, scope, kind, name, source, confidence)
     select date, scope, kind, name, source, confidence from jsonb_to_recordset($1)
       as t(date date, scope text, kind text, name text, source text, confidence text)
     where not exists (select 1 from work_calendar_coverage)
     on conflict do nothing`,
    [
      JSON.stringify(
        [...NATIONAL_DAYS, ...NINGXIA_DAYS].map((day) => ({ ...day, confidence: confidenceOf(day) })),
      ),
    ],
  );
  await client.query(
    'insert into work_calendar_coverage (confirmed_from, confirmed_through) values ($1, $2) on conflict do nothing',
    [CONFIRMED_FROM, CONFIRMED_THROUGH],
  );
}

/** National days are transcribed by several hands; of the regional ones some rest on one source. */
function confidenceOf({ scope, source }: CalendarDay): string {
  if (scope === 'NATIONAL') return 'SEVERAL_SOURCES';
  return NINGXIA_CONFIDENCE.find((row) => row.source === source)?.confidence ?? 'ONE_SOURCE';
}

async function insertParameters(client: ClientBase): Promise<void> {
  const rows = INITIAL_PARAMETERS.map(({ key, value, source }) => ({ key, value, source }));
  await client.query(
    `insert into parameter (key, effective_from, value, source)
     select key, date '2022-10-28', value, source from jsonb_to_recordset($1) as t(key text, value integer, source text)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}
