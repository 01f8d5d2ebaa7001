// @ts-check
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';
import { secondsSince } from './seconds.mjs';
import { startText } from './start-text.mjs';

/**
 * `npm start`: everything a fresh checkout needs, then the platform on one port until it is stopped. A new database begins
 * as a county in mid-life; with `npm start -- --empty`, with nothing but the demonstration's accounts.
 */
/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

try {
  const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } });
  await prepare();
  const began = performance.now();
  const { startPlatform } = await import('./platform.mjs');
  const port = Number(process.env['PORT'] ?? 3000);
  const root = path.resolve(process.env['DATA_DIR'] ?? 'var');
  const { findHints } = await import('./hints.mjs');
  const { startIssuer } = await import('../issuer/issuer.mjs');
  // Whoever has agreed with a real provider needs no invented one.
  const issuer = process.env['ISSUER_URL']
    ? undefined
    : await startIssuer({
        port: port + 10,
        platformUrl: process.env['PUBLIC_URL'] ?? `http://localhost:${port}`,
      });
  const platform = await startPlatform({
    root,
    port,
    settings: issuer?.settings ?? {},
    hasCounty: !values.empty,
    say: (line) => say(`… ${line}`),
  });
  say(`✓ 平台就绪，用 ${secondsSince(began)} 秒（安装和构建不算）`);
  const clock = await fetch(`${platform.url}/api/clock`);
  const { at } = /** @type {{ at: string }} */ (await clock.json());
  const url = `http://localhost:${port}`;
  say(startText(url, new Date(at), await findHints(url)));
  platform.api.once('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      platform.api.removeAllListeners('exit');
      void Promise.all([platform.stop(), issuer?.stop()]).then(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
