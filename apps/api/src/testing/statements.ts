import type { Logger, QueryRunner } from 'typeorm';
import type { TestPlatform } from './test-platform.js';

/**
 * What a platform asks its database while something is done, as far as it is asked in transactions or by questions that
 * name a table: the clock, the deadlines and others at their rounds ask beside it.
 */
export async function statementsOf(
  platform: TestPlatform,
  work: () => Promise<unknown>,
  table: string,
): Promise<string[]> {
  const { dataSource } = platform;
  const before = dataSource.logger;
  const byRunner = new Map<QueryRunner | undefined, string[]>();
  const listener: Pick<Logger, 'logQuery'> = {
    logQuery: (text, _, runner) => void byRunner.set(runner, [...(byRunner.get(runner) ?? []), text]),
  };
  dataSource.logger = Object.assign(Object.create(before) as Logger, listener);
  try {
    await work();
  } finally {
    dataSource.logger = before;
  }
  return [...byRunner.values()].filter((texts) => texts.some((text) => text.includes(table))).flat();
}
