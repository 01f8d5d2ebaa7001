// @ts-check
import { prepare } from './prepare.mjs';

/** `npm test`: the same set-up as `npm start`, then everything that must hold. */
try {
  await prepare();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n0 passed, 1 failed\n`);
  process.exit(1);
}
await import('../check/check.mjs');
