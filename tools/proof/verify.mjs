// @ts-check
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';

/**
 * `npm run verify -- <file or folder>… [--notice <file>]… [--root <day>=<root>]… [--key <fingerprint>] [--line <hash>]`: exit
 * code 0 when every file stands, 1 when one does not, 2 when none is wrong but one bears no signature by rule and has to
 * be held against something else (`–`). What the reader kept, from a poster, a feed, a notice or a receipt, is held against
 * the file; with a notice, every rule of a record's session against that notice.
 */
const { values, positionals } = readArguments();
const files = [...positionals, ...(values.notice ?? [])];
const roots = (values.root ?? []).map((text) => /^(\d{4}-\d{2}-\d{2})=([0-9a-f]{64})$/.exec(text));
if (files.length === 0 || roots.includes(null)) sayHow();
const kept = {
  roots: new Map(roots.map((match) => [match?.[1] ?? '', match?.[2] ?? ''])),
  needsNotice: values.notice !== undefined,
  keyFingerprint: values.key,
  lineHash: values.line,
};
await prepare();
const built = new URL('../../dist/tools/proof/', import.meta.url).href;
const { verifyFiles } = await import(`${built}verify-file.js`);
const { readFiles } = await import(`${built}read-files.js`);
/** @type {import('./read-files.js').FoundFile[]} */
const found = readFiles(files);
const present = found.filter(({ content }) => content !== undefined);
const verdicts = verifyFiles(
  present.map(({ content }) => content),
  kept,
  present.map(({ name }) => name),
);
let code = 0;
for (const file of found) {
  if (file.isLeftOut) {
    process.stdout.write(`· ${file.name}\n  ${file.fault}\n`);
    continue;
  }
  const verdict = verdicts[present.indexOf(file)] ?? { isSound: false, lines: [file.fault] };
  if (!verdict.isSound) code = verdict.isUnproven && code !== 1 ? 2 : 1;
  process.stdout.write(
    `${verdict.isSound ? '✓' : verdict.isUnproven ? '–' : '✗'} ${file.name}\n${verdict.lines.map((/** @type {string} */ line) => `  ${line}\n`).join('')}`,
  );
}
process.exit(code);

/** What was asked for; whoever asks in another way is told how. */
function readArguments() {
  try {
    return parseArgs({
      options: {
        notice: { type: 'string', multiple: true },
        root: { type: 'string', multiple: true },
        key: { type: 'string' },
        line: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch {
    return sayHow();
  }
}

/** @returns {never} */
function sayHow() {
  process.stderr.write(
    '用法：npm run verify -- <竞价记录、出价回执、号牌凭证、档案、公告指纹、公示证明、鉴证书、合同或结算单文件，或者放着它们的文件夹> [--notice <记录所指的公告>] [--root 2026-11-05=<64 位日签>] [--key <公告写明的密钥指纹>] [--line <回执上的指纹>]\n',
  );
  process.exit(1);
}
