// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

/** @typedef {{ uid?: number, gid?: number }} Identity */

/**
 * PostgreSQL refuses to run as root: there it runs as `postgres`, or as `nobody` where that user is missing.
 * @returns {Identity}
 */
export function serverIdentity() {
  if (process.getuid?.() !== 0) return {};
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { uid: 65534, gid: 65534 };
}

/**
 * @param {string} program
 * @param {Identity} identity
 */
export function canRun(program, identity) {
  return spawnSync(program, ['--version'], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * @param {string} target
 * @param {Identity} identity
 */
export function giveTo(target, identity) {
  if (identity.uid === undefined || identity.gid === undefined) return;
  fs.chownSync(target, identity.uid, identity.gid);
  if (!fs.lstatSync(target).isDirectory()) return;
  for (const name of fs.readdirSync(target)) giveTo(path.join(target, name), identity);
}

/**
 * @param {string} folder
 * @param {Identity} identity
 */
export function mayEnter(folder, identity) {
  return spawnSync('test', ['-x', folder], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0;
}
