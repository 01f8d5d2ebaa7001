import 'reflect-metadata';
import { createApp } from './create-app.js';
import { unsaidOf } from './kernel/center.js';
import { readConfig } from './kernel/config.js';
import { logger } from './kernel/logger.js';
import { refuseOwnersKey, refuseStart } from './refuse-start.js';

// Nobody waits for it, and nothing hangs on it: told, and no reason to take the platform from everybody.
process.on('unhandledRejection', (reason) =>
  logger.error({ err: reason }, 'a failure that nobody waited for'),
);

try {
  const config = readConfig(process.env);
  const refusal = refuseOwnersKey(config) ?? (await refuseStart(config));
  if (refusal) throw new Error(refusal);
  const unsaid = config.mode === 'production' ? unsaidOf(config.center) : [];
  if (unsaid.length > 0)
    process.stderr.write(
      `没有设置 ${unsaid.join('、')}：页面和文书上少了中心的电话、地址或开户银行、网点，平台照常启动。请照 docs/operations.md 补上。\n`,
    );
  const app = await createApp(config);
  await app.listen(config.port);
  logger.info({ port: config.port, mode: config.mode }, 'ready');
  process.send?.('ready');
  // Whoever started this process and is gone, however he went, must not leave it behind on the port.
  process.once('disconnect', () => void app.close().finally(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  process.exit(1);
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTaken = 'code' in error && error.code === 'EADDRINUSE';
  return isTaken
    ? '端口已被占用，平台没有启动。请先停掉占用它的程序，或者用 PORT 换一个端口。'
    : error.message;
}
