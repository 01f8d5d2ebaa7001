// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {Map<string, { target: string, line: number }[]>} Imports which file uses which others, with the line */

const SPECIFIER = /(?:\bfrom |\bimport\(|\bimport )['"](\.[^'"]+)['"]/g;

/**
 * Relative imports of every file, types included.
 * @param {string} root
 * @param {string[]} files
 * @returns {Imports}
 */
export function readImports(root, files) {
  const known = new Set(files);
  return new Map(
    files
      .filter((file) => /\.(ts|mjs)$/.test(file))
      .map((file) => {
        const text = fs.readFileSync(path.join(root, file), 'utf8');
        const used = [...text.matchAll(SPECIFIER)].flatMap((match) => {
          const target = resolve(known, file, match[1] ?? '');
          return target ? [{ target, line: text.slice(0, match.index).split('\n').length }] : [];
        });
        return [file, used];
      }),
  );
}

/**
 * @param {Set<string>} known
 * @param {string} file
 * @param {string} specifier
 */
function resolve(known, file, specifier) {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const forms = [target, target.replace(/\.js$/, '.ts'), `${target}.ts`, `${target}/index.ts`];
  return forms.find((form) => known.has(form));
}

/**
 * Groups of files that use one another in a circle, each from its first file on.
 * @param {Imports} imports
 * @returns {string[][]}
 */
export function findCircles(imports) {
  /** @type {Map<string, number>} */
  const number = new Map();
  /** @type {Map<string, number>} */
  const lowest = new Map();
  /** @type {string[]} */
  const path_ = [];
  /** @type {string[][]} */
  const circles = [];

  /** @param {string} file */
  function visit(file) {
    number.set(file, number.size);
    lowest.set(file, number.get(file) ?? 0);
    path_.push(file);
    for (const { target } of imports.get(file) ?? []) {
      if (!number.has(target)) visit(target);
      if (path_.includes(target)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(target) ?? 0));
    }
    if (lowest.get(file) !== number.get(file)) return;
    const group = path_.splice(path_.indexOf(file));
    if (group.length > 1) circles.push(group.sort());
  }

  for (const file of imports.keys()) if (!number.has(file)) visit(file);
  return circles;
}
