// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { findDisorder } from './order.mjs';

/** @typedef {{ file: string, line: number, rule: string }} Fault */
/** @typedef {{ name: string, pattern: RegExp, appliesTo: (file: string) => boolean }} Rule */

const SOURCE = /\.(ts|mjs|html|css|sql)$/;
const SKIPPED = ['node_modules', 'dist', 'out', 'var', '.git', '.nx', '.angular', 'fixtures'];
const MOST_LINES = 300;
const isSpec = (/** @type {string} */ file) => /\.spec\.(ts|mjs)$/.test(file);
/** @type {Rule[]} */
const RULES = [
  { name: '只跑一个测试', pattern: /\b(describe|test|it)\.only\(/, appliesTo: isSpec },
  { name: '跳过测试', pattern: /\b(describe|test|it)\.skip\(/, appliesTo: isSpec },
  { name: '留着没做的事', pattern: /\b(FIXME|TODO|XXX)\b/, appliesTo: () => true },
  { name: 'console', pattern: /\bconsole\.\w+\(/, appliesTo: () => true },
  {
    name: '在时钟以外取时间',
    pattern: /\bDate\.now\(\)|new Date\(\)/,
    appliesTo: (file) => /^(apps\/api|libs)\//.test(file) && !isSpec(file),
  },
  {
    // The audit's check brings the platform's time along, since it trusts no function of the database it checks.
    name: '在 SQL 里直接取时间',
    pattern: /\b(now|clock_timestamp)\(\)|\bcurrent_timestamp\b/i,
    appliesTo: (file) => isDatabaseCode(file) && file !== 'apps/api/src/oversight/audit/audit-check.ts',
  },
  {
    name: '用小数存金额',
    pattern: /(price|amount|fen|deposit|total)\w*\s+(real|float|double precision|money|numeric)/i,
    appliesTo: (file) => file.endsWith('.sql'),
  },
  {
    name: '关掉检查',
    pattern: /@ts-ignore|eslint-disable|\bas any\b/,
    appliesTo: (file) => file.endsWith('.ts'),
  },
  {
    // The pages' own policy forbids it (docs/decisions/0007-what-a-page-may-run.md).
    name: '页面里写了 style 属性',
    pattern: /(^|[\s"'`<])style=["'`{]|\[attr\.style\]|setAttribute\(\s*['"`]style\b/,
    appliesTo: (file) => /^apps\/web\/src\/.*\.(html|ts)$/.test(file) && !isSpec(file),
  },
  {
    // `hl-field` asks for the sentence of its refusal and ties it to the control; a search refuses nothing.
    name: '输入框不经 hl-field',
    pattern: /class="field\b/,
    appliesTo: (file) =>
      file.startsWith('apps/web/src/app/') &&
      !['ui/field.ts', 'portal/notice-search.html', 'portal/verify-page.html'].some((one) =>
        file.endsWith(one),
      ),
  },
  {
    name: '文件不经 send-file 送出',
    pattern: /['"`]content-disposition/i,
    appliesTo: (file) =>
      file.startsWith('apps/api/src/') && isDatabaseCode(file) && !file.endsWith('storage/file-head.ts'),
  },
  { name: '网上竞价不叫拍卖', pattern: /auction/i, appliesTo: (file) => /\/bidding\//.test(file) },
];

/** The one place where each may read the real time. */
const CLOCKS = [
  'kernel/clock/',
  'migrations/0001_platform.sql',
  'prepare-database.ts',
  // Sessions end by the server's clock, as their store counts it; a demonstration's may be moved.
  'kernel/auth/web-session.ts',
  'migrations/0286_accounts.sql',
  'people/account/own-sessions.ts',
  // An authenticator on a phone, and an identity provider elsewhere, know no other time than the real one.
  'people/staff/second-factors.ts',
  'testing/faulty-issuer.ts',
];

/** @param {string} file */
function isDatabaseCode(file) {
  return (
    /\.(sql|ts)$/.test(file) && file.startsWith('apps/api/') && !isSpec(file) && !file.includes('/testing/')
  );
}

/**
 * Style that no linter knows, as a list of faults; an empty one when all is tidy.
 * @param {string} root
 * @returns {Fault[]}
 */
export function findFaults(root) {
  const files = listFiles(root, '');
  return [...findDisorder(root, files), ...files.flatMap((file) => findFaultsIn(root, file))];
}

/**
 * @param {string} root
 * @param {string} file
 * @returns {Fault[]}
 */
function findFaultsIn(root, file) {
  if (file.startsWith('tools/tidy/')) return [];
  const lines = fs.readFileSync(path.join(root, file), 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const tooLong =
    lines.length > MOST_LINES ? [{ file, line: lines.length, rule: `超过 ${MOST_LINES} 行` }] : [];
  const broken = RULES.filter((rule) => rule.appliesTo(file)).flatMap((rule) =>
    lines.flatMap((text, index) =>
      rule.pattern.test(text) && !isAllowed(file, text, rule)
        ? [{ file, line: index + 1, rule: rule.name }]
        : [],
    ),
  );
  return [...tooLong, ...broken];
}

/**
 * How long the file in the middle is, specs left out.
 * @param {string} root
 */
export function medianLines(root) {
  const lengths = listFiles(root, '')
    .filter((file) => /\.(ts|mjs)$/.test(file) && !isSpec(file))
    .map((file) => fs.readFileSync(path.join(root, file), 'utf8').split('\n').length - 1)
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

/**
 * @param {string} file
 * @param {string} text
 * @param {Rule} rule
 */
function isAllowed(file, text, rule) {
  if (!rule.name.includes('取时间')) return false;
  const isPlatformTime = rule.name.includes('SQL') && /platform_now\(\)|\.now\(/.test(text);
  return isPlatformTime || CLOCKS.some((clock) => file.includes(clock));
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(root, folder) {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (SKIPPED.includes(entry.name)) return [];
    if (entry.isDirectory()) return listFiles(root, name);
    return SOURCE.test(entry.name) ? [name] : [];
  });
}
