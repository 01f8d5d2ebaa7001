import type { Logger, QueryRunner } from 'typeorm';
import { whoActs } from '../kernel/db/acting.js';
import type { TestPlatform } from './test-platform.js';

/**
 * What a platform asks its database for whoever asks the platform, as far as it is asked in transactions or by questions
 * that name a table: the clock, the deadlines, the messages and others at their rounds ask beside it, for nobody.
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
    logQuery: (text, _, runner) => {
      if (whoActs()) byRunner.set(runner, [...(byRunner.get(runner) ?? []), text]);
    },
  };
  dataSource.logger = Object.assign(Object.create(before) as Logger, listener);
  try {
    await work();
  } finally {
    dataSource.logger = before;
  }
  return [...byRunner.values()].filter((texts) => texts.some((text) => text.includes(table))).flat();
}
