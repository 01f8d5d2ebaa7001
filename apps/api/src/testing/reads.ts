import type { DataSource, Logger, QueryRunner } from 'typeorm';
import type { TestPlatform } from './test-platform.js';

/** What one statement read of its tables, as the database counts it. */
export interface Read {
  readonly text: string;
  /** Rows that were looked at, those that were left out among them. */
  readonly rows: number;
  /** Of the table of which most were: what an index of words names is not read by that. */
  readonly most: number;
  /** Pages of 8 kB. */
  readonly pages: number;
}

interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

/**
 * What is read by each statement of the transactions of some work that name a table: each is run once more after it, and
 * its plan looked at. What cannot be done twice says nothing.
 */
export async function readsOf(
  platform: TestPlatform,
  work: () => Promise<unknown>,
  table: string,
): Promise<Read[]> {
  const { dataSource } = platform;
  const reads: Read[] = [];
  for (const asked of await askedBy(dataSource, work, table)) {
    const read = await readOf(dataSource, asked);
    if (read) reads.push(read);
  }
  return reads;
}

/**
 * The keys of the `nth` row of a list, as a place behind it names them: some work asks for the list's first page, and
 * what it asks is asked once more without its end. Nothing where the list is shorter, or looked through by words.
 */
export async function keysOfRow(
  platform: TestPlatform,
  work: () => Promise<unknown>,
  nth: number,
): Promise<string[] | undefined> {
  const asked = (await askedBy(platform.dataSource, work, 'list_keys')).find(({ text }) =>
    / limit \d+$/.test(text),
  );
  if (!asked || asked.text.includes('list_hit')) return undefined;
  const [limit] = / limit \d+$/.exec(asked.text)!;
  const whole = `${asked.text.replaceAll(new RegExp(`${limit}(?!\\d)`, 'g'), '')} offset ${nth - 1} limit 1`;
  const rows: { list_keys: string[] }[] = await platform.dataSource.query(whole, [...asked.values]);
  return rows[0]?.list_keys;
}

async function askedBy(
  dataSource: DataSource,
  work: () => Promise<unknown>,
  table: string,
): Promise<Asked[]> {
  const before = dataSource.logger;
  const byRunner = new Map<QueryRunner | undefined, Asked[]>();
  const listener: Pick<Logger, 'logQuery'> = {
    logQuery: (text, values, runner) =>
      void byRunner.set(runner, [
        ...(byRunner.get(runner) ?? []),
        { text, values: (values as unknown[]) ?? [] },
      ]),
  };
  dataSource.logger = Object.assign(Object.create(before) as Logger, listener);
  try {
    await work();
  } finally {
    dataSource.logger = before;
  }
  return [...byRunner.values()]
    .filter((asked) => asked.some(({ text }) => text.includes(table)))
    .flat()
    .filter(({ text }) => /^\s*(select|with|insert|update|delete)\b/i.test(text));
}

async function readOf(dataSource: DataSource, { text, values }: Asked): Promise<Read | undefined> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    const told = (await runner.query(`explain (analyze, buffers, format json) ${text}`, [...values])) as {
      'QUERY PLAN': { Plan: Plan }[];
    }[];
    const plan = told[0]!['QUERY PLAN'][0]!.Plan;
    const read = rowsOf(plan);
    const pages = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    const rows = [...read.values()].reduce((all, one) => all + one, 0);
    const ofTables = [...read].filter(([name]) => !name.startsWith(NAMED)).map(([, most]) => most);
    return { text, rows, most: Math.max(0, ...ofTables), pages };
  } catch {
    return undefined;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** What an index named before any of it was read. */
const NAMED = 'named by ';

/** Of each table how many rows were looked at, and of an index how many it named. */
function rowsOf(plan: Plan, read = new Map<string, number>()): ReadonlyMap<string, number> {
  const index = plan['Index Name'];
  const name = plan['Relation Name'] ?? (index && `${NAMED}${index}`);
  if (name && /Scan/.test(plan['Node Type'])) {
    const each =
      plan['Actual Rows'] +
      (plan['Rows Removed by Filter'] ?? 0) +
      (plan['Rows Removed by Index Recheck'] ?? 0);
    read.set(name, (read.get(name) ?? 0) + each * plan['Actual Loops']);
  }
  for (const one of plan.Plans ?? []) rowsOf(one, read);
  return read;
}
