// @ts-check
import path from 'node:path';
import { prepare } from './prepare.mjs';
import { startText } from './start-text.mjs';

/** `npm start`: everything a fresh checkout needs, then the platform on one port until it is stopped. */
/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

try {
  await prepare();
  const { startPlatform } = await import('./platform.mjs');
  const port = Number(process.env['PORT'] ?? 3000);
  const root = path.resolve(process.env['DATA_DIR'] ?? 'var');
  const platform = await startPlatform({ root, port, say: (line) => say(`… ${line}`) });
  const clock = await fetch(`${platform.url}/api/clock`);
  const { at } = /** @type {{ at: string }} */ (await clock.json());
  say(startText(`http://localhost:${port}`, new Date(at)));
  platform.api.once('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      platform.api.removeAllListeners('exit');
      void platform.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
