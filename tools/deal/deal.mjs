// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../dev/free-port.mjs';
import { startPlatform } from '../dev/platform.mjs';
import { prepare } from '../dev/prepare.mjs';

const USAGE =
  '用法：npm run deal -- <公告编号或文件> [--as T01] [--url http://…] [--out out]；npm run deal -- --all 办理全部公告，写进 README';

/** @param {string} line */
const print = (line) => void process.stdout.write(`${line}\n`);

/** @param {string} why @returns {never} */
function stop(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

/** @param {string | URL} file */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return stop(`${file} 不是一份 JSON 文件，读不了。`);
  }
}

/** @param {string} name */
function findNotice(name) {
  if (fs.existsSync(name)) return readJson(name);
  const notices = readJson(new URL('notices.json', import.meta.url));
  return notices.find((/** @type {{ id: string }} */ notice) => notice.id === name);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        url: { type: 'string' },
        out: { type: 'string', default: 'out' },
        all: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

const { values, positionals } = readArguments();
const name = positionals[0];
const notice = name ? findNotice(name) : undefined;
if (!values.all && (typeof notice !== 'object' || notice === null || Array.isArray(notice)))
  stop(`${name ? `没有找到公告 ${name}。` : ''}${USAGE}`);

await prepare();
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
  const built = new URL('../../dist/tools/deal/', import.meta.url).href;
  const { runDeal, runNotices } = await import(`${built}run-deal.js`);
  const url = values.url ?? platform?.url;
  const outDir = path.resolve(values.out);
  if (values.all) {
    const { putPlayed, writePlayed } = await import(`${built}played-list.js`);
    const notices = readJson(new URL('notices.json', import.meta.url));
    const played = writePlayed(
      await runNotices({
        url,
        notices,
        outDir,
        print: (/** @type {{ id: string }} */ { id }, /** @type {string} */ line) => print(`${id}　${line}`),
      }),
    );
    fs.writeFileSync('README.md', putPlayed(fs.readFileSync('README.md', 'utf8'), played));
    print(played);
    code = 0;
  } else code = await runDeal({ url, notice, as: values.as, outDir, print });
} finally {
  await platform?.stop();
  fs.rmSync(root, { recursive: true, force: true });
}
process.exit(code);
