import { readConfig } from './kernel/config.js';
import { prepareDatabase } from './prepare-database.js';

try {
  const applied = await prepareDatabase(readConfig(process.env));
  process.stdout.write(applied.length > 0 ? `数据库已升级：${applied.join('、')}\n` : '数据库已是最新。\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
