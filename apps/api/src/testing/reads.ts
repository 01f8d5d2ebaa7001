import type { DataSource, Logger, QueryRunner } from 'typeorm';
import type { TestPlatform } from './test-platform.js';

/** What one statement read of its tables, as the database counts it. */
export interface Read {
  readonly text: string;
  /** Rows that were looked at, those that were left out among them. */
  readonly rows: number;
  /** Of the table, or its index, of which most were. */
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
    const rows = rowsOf(plan);
    const pages = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    const sum = [...rows.values()].reduce((all, one) => all + one, 0);
    return { text, rows: sum, most: Math.max(0, ...rows.values()), pages };
  } catch {
    return undefined;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** Of each table, and of each index that is read as a whole, how many rows were looked at. */
function rowsOf(plan: Plan, read = new Map<string, number>()): ReadonlyMap<string, number> {
  const name = plan['Relation Name'] ?? plan['Index Name'];
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
