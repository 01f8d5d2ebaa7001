// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../dev/free-port.mjs';
import { startPlatform } from '../dev/platform.mjs';
import { prepare } from '../dev/prepare.mjs';

const USAGE = '用法：npm run deal -- <公告编号或文件> [--as T01] [--url http://…] [--out out]';

/** @param {string} name */
function findNotice(name) {
  if (fs.existsSync(name)) return JSON.parse(fs.readFileSync(name, 'utf8'));
  const notices = JSON.parse(fs.readFileSync(new URL('notices.json', import.meta.url), 'utf8'));
  return notices.find((/** @type {{ id: string }} */ notice) => notice.id === name);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { as: { type: 'string' }, url: { type: 'string' }, out: { type: 'string', default: 'out' } },
});
const name = positionals[0];
const notice = name && findNotice(name);
if (!notice) {
  process.stderr.write(`${name ? `没有找到公告 ${name}。` : ''}${USAGE}\n`);
  process.exit(1);
}

await prepare();
/** @param {string} line */
const print = (line) => void process.stdout.write(`${line}\n`);
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-deal-'));
fs.chmodSync(root, 0o755);
const platform = values.url
  ? undefined
  : await startPlatform({
      root,
      port: await freePort(),
      isThrowaway: true,
      isQuiet: true,
      say: (line) => print(`… ${line}`),
    });
let code = 1;
try {
  const { runDeal } = await import(new URL('../../dist/tools/deal/run-deal.js', import.meta.url).href);
  const url = values.url ?? platform?.url;
  code = await runDeal({ url, notice, as: values.as, outDir: path.resolve(values.out), print });
} finally {
  await platform?.stop();
  fs.rmSync(root, { recursive: true, force: true });
}
process.exit(code);
