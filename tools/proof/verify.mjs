// @ts-check
import fs from 'node:fs';
import { prepare } from '../dev/prepare.mjs';

/** `npm run verify -- <file>…`: exit code 0 when every file stands. */
const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('用法：npm run verify -- <竞价记录、档案、公告指纹或鉴证书文件>\n');
  process.exit(1);
}
await prepare();
const { verifyFile } = await import(new URL('../../dist/tools/proof/verify-file.js', import.meta.url).href);
let isAllSound = true;
for (const file of files) {
  const verdict = fs.existsSync(file)
    ? verifyFile(fs.readFileSync(file))
    : { isSound: false, lines: ['没有这个文件。'] };
  isAllSound &&= verdict.isSound;
  process.stdout.write(
    `${verdict.isSound ? '✓' : '✗'} ${file}\n${verdict.lines.map((/** @type {string} */ line) => `  ${line}\n`).join('')}`,
  );
}
process.exit(isAllSound ? 0 : 1);
