// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { runJest } from './jest-step.mjs';

/**
 * What is played once more on the Node of the images: the whole domain, and of the api what leans on Node itself,
 * its cryptography, its HTTP and TLS, its native modules and files; then the built programs, and one deal.
 */
export const SPECS = [
  'libs/',
  'apps/api/src/behind-proxy.http.spec.ts',
  'apps/api/src/closing/certificate/',
  'apps/api/src/kernel/http/',
  'apps/api/src/kernel/secrets/',
  'apps/api/src/kernel/sheet/',
  'apps/api/src/kernel/storage/',
  'apps/api/src/people/account/sign-in.http.spec.ts',
  'apps/api/src/publicity/notice/publication-proof.http.spec.ts',
  'apps/api/src/trading/bidding/bid-gate.http.spec.ts',
  'apps/api/src/trading/bidding/opening/opening.http.spec.ts',
  'apps/web/src/server/',
];
export const PROGRAMS = ['apps/e2e/src/production-start.spec.ts'];
const DEAL = ['apps/e2e/src/deals.spec.ts', '--testNamePattern', 'N042 as '];

/**
 * Another Node, installed beside the checkout for this run, and the tests on it.
 * @param {string} version
 * @returns {Promise<{ passed: number, failed: number, faults: string[] }>}
 */
export async function runOnNode(version) {
  const node = await installNode(version);
  if (!node) return { passed: 0, failed: 1, faults: [`Node ${version}：没有装上`] };
  const results = [
    await runJest('jest.config.mjs', SPECS, node),
    await runJest('apps/e2e/jest.config.mjs', PROGRAMS, node),
    await runJest('apps/e2e/jest.config.mjs', DEAL, node),
  ];
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    faults: results.flatMap(({ faults }) => faults),
  };
}

/**
 * The package fetches the binary of this machine when it is installed; none of it is a package of the checkout.
 * Returns its path; nothing where it cannot be had.
 * @param {string} version
 * @returns {Promise<string | undefined>}
 */
async function installNode(version) {
  const folder = path.resolve('var', `node-${version}`);
  const node = path.join(folder, 'node_modules/node/bin/node');
  fs.mkdirSync(folder, { recursive: true });
  const flags = ['--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'];
  await ended('npm', ['install', ...flags, `node@${version}`]);
  const said = fs.existsSync(node) ? await ended(node, ['--version']) : '';
  if (said.trim() === `v${version}`) return node;
  process.stdout.write(`没有装上 Node ${version}：${said}\n`);
  return undefined;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<string>} what it said
 */
function ended(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(said));
  });
}
