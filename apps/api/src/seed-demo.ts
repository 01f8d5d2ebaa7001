import fs from 'node:fs';
import { DEMO_PEOPLE, type DemoPerson } from './demo/demo-people.js';
import { type Config, readConfig } from './kernel/config.js';
import { withClient } from './kernel/db/with-client.js';

/** Beside those of every demonstration: whoever stands in the file that is named. */
function readOthers(file: string | undefined): DemoPerson[] {
  return file === undefined ? [] : (JSON.parse(fs.readFileSync(file, 'utf8')) as DemoPerson[]);
}

function isEverybodyThere({ databaseUrl }: Config, people: readonly DemoPerson[]): Promise<boolean> {
  const logins = people.map(({ login }) => login);
  return withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from account where login = any($1)', [logins]);
    return rowCount === logins.length;
  });
}

/** The platform itself is taken up only where somebody is missing: that takes longer than all the rest. */
async function seed(config: Config, others: readonly DemoPerson[]): Promise<number> {
  await import('reflect-metadata');
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await import('./app.module.js');
  const { DemoBankSeed, DemoSeed } = await import('./demo/index.js');
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
  const count = await app.get(DemoSeed).people(others);
  await app.get(DemoBankSeed).banks();
  await app.close();
  return count;
}

try {
  const config = readConfig(process.env);
  if (config.mode === 'production') throw new Error('正式环境不能写入演示数据。');
  const others = readOthers(process.argv[2]);
  const isDone = await isEverybodyThere(config, [...DEMO_PEOPLE, ...others]);
  const count = isDone ? 0 : await seed(config, others);
  process.stdout.write(count > 0 ? `新建演示账号 ${count} 个。\n` : '演示账号已就绪。\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
