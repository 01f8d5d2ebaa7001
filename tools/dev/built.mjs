// @ts-check
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** What a build reads: folders of code, and the files beside them that say how. */
const SOURCES = [
  'apps',
  'libs',
  'tools',
  'package-lock.json',
  'package.json',
  'nx.json',
  'tsconfig.base.json',
  '.swcrc',
];
const OUTPUTS = ['dist', 'libs/contracts/dist', 'libs/domain/dist', 'libs/sealing/dist'];
/** Beside the outputs, not among them: the build empties their folders. */
const STAMP = path.join('node_modules', '.built-from');
const NO_SOURCE = /(^|\/)(node_modules|dist|coverage|fixtures)(\/|$)|\.spec\.(ts|mjs)$|\.snapshot$/;

/**
 * Builds a checkout, unless what lies in its outputs was built from these very sources and nothing has been changed in it
 * since: a platform that is running loads files from there as it needs them, and none of them may change under it.
 * Returns whether it has built.
 * @param {string} root
 * @param {() => Promise<void>} build
 */
export async function buildOnce(root, build) {
  const sources = sourcesOf(root);
  if (isBuilt(root, sources)) return false;
  await build();
  const stamp = path.join(root, STAMP);
  // A file of its own in each checkout, also where packages are shared by links.
  fs.writeFileSync(`${stamp}.new`, JSON.stringify({ sources, outputs: outputsOf(root) }));
  fs.renameSync(`${stamp}.new`, stamp);
  return true;
}

/**
 * @param {string} root
 * @param {string} sources
 */
function isBuilt(root, sources) {
  const stamp = path.join(root, STAMP);
  if (!fs.existsSync(stamp)) return false;
  const before = JSON.parse(fs.readFileSync(stamp, 'utf8'));
  return before.sources === sources && before.outputs === outputsOf(root);
}

/**
 * By what stands in each file.
 * @param {string} root
 */
function sourcesOf(root) {
  return digest(
    SOURCES.flatMap((name) => filesIn(root, name))
      .filter((file) => !NO_SOURCE.test(file))
      .map((file) => [file, crypto.hash('sha256', fs.readFileSync(path.join(root, file)))]),
  );
}

/**
 * By size and time: whoever builds past this, or exchanges a file, leaves another time.
 * @param {string} root
 */
function outputsOf(root) {
  return digest(
    OUTPUTS.flatMap((name) => filesIn(root, name)).map((file) => {
      const { size, mtimeMs } = fs.statSync(path.join(root, file));
      return [file, size, mtimeMs];
    }),
  );
}

/** @param {unknown} value */
function digest(value) {
  return crypto.hash('sha256', JSON.stringify(value));
}

/**
 * @param {string} root
 * @param {string} name
 * @returns {string[]}
 */
function filesIn(root, name) {
  const place = path.join(root, name);
  if (!fs.existsSync(place)) return [];
  if (!fs.statSync(place).isDirectory()) return [name];
  return fs
    .readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(root, `${name}/${entry.name}`) : [`${name}/${entry.name}`],
    )
    .sort();
}
