// @ts-check
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAnswers } from './read-answers.mjs';

const SOURCES = ['apps/api/src', 'libs/domain/src', 'libs/contracts/src', 'tools/answers'];
const OTHERS = ['tsconfig.base.json', 'package-lock.json'];

/**
 * Leaves what the handlers answer with in a file, for the api to describe itself by; nothing is done while the
 * file comes from the code as it is.
 * @param {string} file
 */
export function writeAnswers(file) {
  const from = sourceHash();
  if (fs.existsSync(file) && JSON.parse(fs.readFileSync(file, 'utf8')).from === from) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ from, ...readAnswers() }));
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => /\.m?[jt]s$/.test(name) && !name.includes('.spec.')).sort())
      hash.update(file).update(fs.readFileSync(path.join(folder, file)));
  }
  for (const file of OTHERS) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeAnswers(process.argv[2] ?? 'dist/assets/answers.json');
