// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { findCircles, readImports } from './imports.mjs';
import { ownersOf, placeOf, readHouse } from './house.mjs';
import { tablesNamedIn } from './sql-tables.mjs';

/** @typedef {{ file: string, line: number, rule: string }} Fault */

const isSpec = (/** @type {string} */ file) => /\.spec\.(ts|mjs)$/.test(file) || file.includes('/testing/');
/** Where nothing is asked of the database, whatever the room. */
const WITHOUT_TABLES = /^(libs|apps\/web)\//;

/**
 * What stands against the order of the house: an import or a table of a room above, a room that is entered past
 * its index, a folder that has no place, files in a circle, an exception that nothing needs any more.
 * @param {string} root
 * @param {string[]} files
 * @returns {Fault[]}
 */
export function findDisorder(root, files) {
  const house = readHouse();
  const code = files.filter((file) => /\.(ts|mjs)$/.test(file) && !isSpec(file));
  const imports = readImports(root, code);
  /** @type {Set<string>} */
  const used = new Set();
  /** @param {string} file @param {string} what */
  const isExcepted = (file, what) => {
    const isListed = house.exceptions.some((one) => one.file === file && one.uses.includes(what));
    if (isListed) used.add(`${file} ${what}`);
    return isListed;
  };
  const faults = [
    ...strangers(code, house),
    ...[...imports].flatMap(([file, targets]) =>
      targets.flatMap(({ target, line }) => judgeImport(house, { file, target, line }, isExcepted)),
    ),
    ...code.flatMap((file) => judgeTables(root, house, file, isExcepted)),
    ...findCircles(imports).map((group) => ({
      file: group[0] ?? '',
      line: 1,
      rule: `文件互相引用：${group.join('、')}`,
    })),
  ];
  // Files of a test stand for themselves; in the whole project an exception goes with its file.
  const isWhole = fs.existsSync(path.join(root, 'package.json'));
  const idle = house.exceptions
    .filter(({ file }) => isWhole || files.includes(file))
    .flatMap(({ file, uses }) =>
      uses.filter((what) => !used.has(`${file} ${what}`)).map((what) => [file, what]),
    )
    .map(([file, what]) => ({
      file: 'tools/tidy/wings.json',
      line: 1,
      rule: `例外没有用到：${file} ${what}`,
    }));
  return [...faults, ...idle];
}

/**
 * @param {string[]} code
 * @param {import('./house.mjs').House} house
 * @returns {Fault[]}
 */
function strangers(code, house) {
  return code
    .filter((file) => placeOf(house, file) === 'UNKNOWN')
    .map((file) => ({ file, line: 1, rule: '不在任何一间' }));
}

/**
 * @param {import('./house.mjs').House} house
 * @param {{ file: string, target: string, line: number }} use
 * @param {(file: string, what: string) => boolean} isExcepted
 * @returns {Fault[]}
 */
function judgeImport(house, { file, target, line }, isExcepted) {
  const from = placeOf(house, file);
  const to = placeOf(house, target);
  if (!from || !to || from === 'UNKNOWN' || to === 'UNKNOWN') return [];
  if (from.project !== to.project || from.room === to.room) return [];
  if (to.rank > from.rank) {
    return isExcepted(file, target) ? [] : [{ file, line, rule: `向上引用 ${target}` }];
  }
  const isInside = from.project !== 'web' && to.room !== 'kernel' && !target.endsWith('/index.ts');
  return isInside ? [{ file, line, rule: `不经 index 引用 ${target}` }] : [];
}

/**
 * @param {string} root
 * @param {import('./house.mjs').House} house
 * @param {string} file
 * @param {(file: string, what: string) => boolean} isExcepted
 * @returns {Fault[]}
 */
function judgeTables(root, house, file, isExcepted) {
  const isAnyWrong = WITHOUT_TABLES.test(file);
  const from = placeOf(house, file);
  if (!isAnyWrong && (!from || from === 'UNKNOWN')) return [];
  const owners = ownersOf(house);
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return tablesNamedIn(text).flatMap(({ name, at }) => {
    const owner = owners.get(name);
    if (!owner || !(isAnyWrong || isAbove(house, owner, from)) || isExcepted(file, name)) return [];
    const line = text.slice(0, at).split('\n').length;
    return [
      { file, line, rule: isAnyWrong ? `这里不问数据库：表 ${name}` : `读上面的表 ${name}（${owner}）` },
    ];
  });
}

/**
 * @param {import('./house.mjs').House} house
 * @param {string} owner
 * @param {ReturnType<typeof placeOf>} from
 */
function isAbove(house, owner, from) {
  const to = placeOf(house, `apps/api/src/${owner}/index.ts`);
  return Boolean(to && to !== 'UNKNOWN' && from && from !== 'UNKNOWN' && to.rank > from.rank);
}

/**
 * Tables that the migrations make and that no room owns.
 * @param {string} root
 * @returns {string[]}
 */
export function ownerlessTables(root) {
  const owners = ownersOf(readHouse());
  const folder = path.join(root, 'apps/api/migrations');
  const made = new Set();
  for (const name of fs.readdirSync(folder).sort()) {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    for (const match of text.matchAll(/create (?:unlogged )?table (\w+)/g)) made.add(match[1]);
    for (const match of text.matchAll(/drop table (\w+)/g)) made.delete(match[1]);
    for (const match of text.matchAll(/alter table (\w+) rename to (\w+)/g)) {
      made.delete(match[1]);
      made.add(match[2]);
    }
  }
  return [...made].filter((table) => !owners.has(table)).sort();
}
