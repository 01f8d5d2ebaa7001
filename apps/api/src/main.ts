import 'reflect-metadata';
import { createApp } from './create-app.js';
import { readConfig } from './kernel/config.js';
import { refuseStart } from './refuse-start.js';

try {
  const config = readConfig(process.env);
  const refusal = await refuseStart(config);
  if (refusal) throw new Error(refusal);
  const app = await createApp(config);
  await app.listen(config.port);
  process.send?.('ready');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
