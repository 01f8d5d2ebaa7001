// @ts-check
import { parseArgs } from 'node:util';
import { buildOnce } from '../dev/built.mjs';
import { findBrowser } from '../browser/find-browser.mjs';
import { runJest } from './jest-step.mjs';
import { runCommand } from './command-step.mjs';
import { leftOut } from './left-out.mjs';
import { runOnNode } from './other-node.mjs';

/**
 * Everything that must hold, as one list: format, types, lint, specs, journeys. Build, types and lint may come
 * from the cache; tests never do. The last line is `N passed, N failed`.
 */
const nx = ['node_modules/nx/dist/bin/nx.js', 'run-many', '--outputStyle=static'];
const { values } = parseArgs({
  options: { 'without-browser': { type: 'boolean', default: false } },
  allowPositionals: true,
});

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

const browser = values['without-browser'] ? undefined : await findBrowser();
if (!browser && !values['without-browser']) {
  say(
    '没有找到能启动的浏览器：装一个 Chromium，或者用 CHROME_PATH 指明；只想跑其余部分，用 npm test -- --without-browser。',
  );
  say('0 passed, 1 failed');
  process.exit(1);
}
if (browser) {
  process.env['CHROME_PATH'] = browser.executablePath;
  if (browser.libraries) process.env['CHROME_LIBRARIES'] = browser.libraries;
  say(`浏览器：${browser.executablePath}`);
}

/** @type {{ title: string, run: () => Promise<{ passed: number, failed: number, faults: string[] }> }[]} */
const steps = [
  {
    title: '格式',
    run: () => runCommand('node_modules/prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']),
  },
  { title: '构建', run: build },
  { title: '类型', run: () => runCommand(nx[0], [...nx.slice(1), '-t', 'typecheck']) },
  { title: '规范', run: () => runCommand(nx[0], [...nx.slice(1), '-t', 'lint']) },
  { title: '领域、接口、网页、工具', run: () => runJest('jest.config.mjs', []) },
  {
    title: '断电和并发',
    run: () => runJest('apps/e2e/jest.config.mjs', ['--testPathIgnorePatterns', 'journeys', 'independent']),
  },
];
if (browser)
  steps.push({ title: '浏览器里的办事过程', run: () => runJest('apps/e2e/jest.config.mjs', ['journeys']) });

const hasTools = Boolean(process.env['INDEPENDENT_TOOLS']);
if (hasTools)
  steps.push({
    title: '独立工具核对（pdfsig、qpdf、zbarimg、nginx）',
    run: () => runJest('apps/e2e/jest.config.mjs', ['independent']),
  });

const otherNode = process.env['ALSO_ON_NODE'];
if (otherNode)
  steps.push({
    title: `Node ${otherNode}：领域、部分接口、启动和一笔交易`,
    run: () => runOnNode(otherNode),
  });

let passed = 0;
let failed = 0;
/** @type {string[]} */
const faults = [];
for (const step of steps) {
  say(`\n▶ ${step.title}`);
  const began = performance.now();
  const result = await step.run();
  passed += result.passed;
  failed += result.failed;
  faults.push(...result.faults.map((fault) => `${step.title}：${fault}`));
  const seconds = Math.round((performance.now() - began) / 1000);
  say(
    `${result.failed ? '✗' : '✓'} ${step.title}：${result.passed} 通过，${result.failed} 失败，${seconds} 秒`,
  );
}
for (const line of leftOut({ hasTools, otherNode, hasBrowser: Boolean(browser) })) say(`\n${line}`);
if (faults.length > 0) say(`\n没有通过的：\n${faults.join('\n')}`);
say(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** As the set-up does: nothing is put anew into `dist` that lies there already. */
async function build() {
  /** @type {{ passed: number, failed: number, faults: string[] }} */
  let result = { passed: 1, failed: 0, faults: [] };
  await buildOnce('.', async () => {
    result = await runCommand(nx[0], [...nx.slice(1), '-t', 'build']);
    if (result.failed > 0) throw new Error('构建没有完成');
  }).catch((error) => (result = { passed: 0, failed: 1, faults: [String(error)] }));
  return result;
}
