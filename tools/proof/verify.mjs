// @ts-check
import { prepare } from '../dev/prepare.mjs';
import { readArguments } from './verify-arguments.mjs';

/**
 * `npm run verify -- <file or folder>… [--notice <file>]… [--root <day>=<root>]… [--key <fingerprint>] [--line <hash>]`: exit
 * code 0 when every file stands, 1 when one does not, 2 when none is wrong but one bears no signature by rule and has to
 * be held against something else (`–`). What the reader kept, from a poster, a feed, a notice or a receipt, is held against
 * the file; with a notice, every rule of a record's session against that notice.
 */
const { files, kept } = readArguments();
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
