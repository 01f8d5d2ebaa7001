// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';

/**
 * Runs a jest configuration and counts its tests. A file that does not even start counts as one failed; so does
 * a run that executed nothing.
 * @param {string} config
 * @param {string[]} args
 * @param {string} [node] which Node runs them, and is the first that they find
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export function runJest(config, args, node = process.execPath) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'helan-jest-')), 'report.json');
  const flags = ['--config', config, '--json', '--outputFile', report, '--ci', ...args];
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}`,
    NODE_OPTIONS:
      `${process.env['NODE_OPTIONS'] ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
  };
  return new Promise((resolve) => {
    const child = spawn(node, ['node_modules/jest/bin/jest.js', ...flags], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('close', (code) => resolve(count(report, code)));
  });
}

/**
 * @param {string} report
 * @param {number | null} code
 */
function count(report, code) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  const broken = result.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = result.numFailedTests + broken.length;
  const hasFailed = code !== 0 || result.numTotalTests === 0;
  return { passed: result.numPassedTests, failed: failed === 0 && hasFailed ? 1 : failed };
}
