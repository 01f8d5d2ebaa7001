// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/**
 * Runs a jest configuration and counts its tests. A file that does not even start counts as one failed; so does
 * a run that executed nothing.
 * @param {string} config
 * @param {string[]} args
 * @param {string} [node] which Node runs them, and is the first that they find
 * @returns {Promise<{ passed: number, failed: number, faults: string[] }>} the faults a line each
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
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, faults: [`${report}：没有写成`] };
  /** @type {{ numPassedTests: number, numTotalTests: number, testResults: TestFile[] }} */
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  const faults = result.testResults.flatMap(faultsOf);
  if (faults.length === 0 && (code !== 0 || result.numTotalTests === 0))
    faults.push(`jest：退出码 ${code}，共 ${result.numTotalTests} 项`);
  return { passed: result.numPassedTests, failed: faults.length, faults };
}

/**
 * Where and why, a line each; a file that did not start is one.
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} Assertion
 * @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} TestFile
 * @param {TestFile} file
 */
function faultsOf({ name, status, message, assertionResults }) {
  const file = path.relative('.', name);
  const failed = assertionResults.filter((assertion) => assertion.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [`${file}：${firstLine(message)}`] : [];
  return failed.map(
    ({ fullName, failureMessages }) => `${file} › ${fullName}：${firstLine(failureMessages.join('\n'))}`,
  );
}

/** @param {string} text */
function firstLine(text) {
  const [line] = stripVTControlCharacters(text)
    .split('\n')
    .filter((part) => part.trim() && !part.includes('●'));
  return (line ?? '').trim().slice(0, 400);
}
