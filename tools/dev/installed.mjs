// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/**
 * Whether the packages stand as the lock file says, whichever command has put them there: npm notes at the end of each
 * what stands. What is optional may be another platform's, and lack.
 * @param {string} root
 */
export function isInstalled(root) {
  const noted = path.join(root, 'node_modules/.package-lock.json');
  if (!fs.existsSync(noted)) return false;
  const [wanted, there] = [path.join(root, 'package-lock.json'), noted].map(packagesOf);
  return Object.entries(wanted ?? {}).every(
    ([name, { version, optional }]) => name === '' || optional || there?.[name]?.version === version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
}
