import { readConfig } from './kernel/config.js';
import { upgradeInWords } from './kernel/db/index.js';
import { prepareDatabase } from './prepare-database.js';

try {
  const applied = await prepareDatabase(readConfig(process.env));
  process.stdout.write(`${upgradeInWords(applied)}
`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
