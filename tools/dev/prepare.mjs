// @ts-check
import path from 'node:path';
import { spawn } from 'node:child_process';
import { buildOnce } from './built.mjs';
import { isInstalled } from './installed.mjs';

/**
 * Brings a checkout to where everything runs: packages as the lock file says, then the build. Both are skipped
 * when nothing has changed. `PREPARED` says that a caller has done it already.
 */
export async function prepare() {
  if (process.env['PREPARED']) return;
  if (!isInstalled('.')) {
    // Not `npm ci`: it refuses a lock file from a registry that lacks some other platform's optional packages.
    await step('安装依赖（第一次要一两分钟）', 'npm', [
      'install',
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
  }
  await buildOnce('.', () =>
    step('构建', process.execPath, [
      path.join('node_modules', 'nx', 'dist', 'bin', 'nx.js'),
      'run-many',
      '-t',
      'build',
      '--outputStyle=static',
    ]),
  );
  process.env['PREPARED'] = '1';
}

/**
 * Runs a command quietly, with its time on the screen; shows what it said only when it fails.
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<void>}
 */
export function step(title, command, args) {
  const began = performance.now();
  const isTerminal = process.stdout.isTTY;
  process.stdout.write(`… ${title}\n`);
  const seconds = () => Math.round((performance.now() - began) / 1000);
  // Without a terminal each is a line of its own: fewer of them.
  const ticker = isTerminal
    ? setInterval(() => process.stdout.write(`\r… ${title} ${seconds()} 秒`), 1000)
    : setInterval(() => process.stdout.write(`… ${title} ${seconds()} 秒\n`), 10_000);
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, {
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(ticker);
      process.stdout.write(`${isTerminal ? '\r' : ''}✓ ${title} ${seconds()} 秒\n`);
      if (code === 0) return resolve();
      process.stderr.write(output);
      reject(new Error(`“${title}”没有完成（${command} ${args.join(' ')}）`));
    });
  });
}
