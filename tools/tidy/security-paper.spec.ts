import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const TEXT = fs.readFileSync('docs/security.md', 'utf8');

/** Requirements of level 1 and 2 in each chapter of ASVS 5.0.0, counted in the standard. */
const CHAPTERS = {
  V1: 27,
  V2: 11,
  V3: 19,
  V4: 10,
  V5: 9,
  V6: 35,
  V7: 18,
  V8: 7,
  V9: 7,
  V10: 29,
  V11: 14,
  V12: 9,
  V13: 13,
  V14: 9,
  V15: 13,
  V16: 16,
  V17: 7,
};
/** Items of GB/T 22239-2019 in each part of 8.1.4. */
const PARTS = {
  '8.1.4.1': 4,
  '8.1.4.2': 7,
  '8.1.4.3': 4,
  '8.1.4.4': 6,
  '8.1.4.5': 1,
  '8.1.4.6': 1,
  '8.1.4.7': 2,
  '8.1.4.8': 2,
  '8.1.4.9': 3,
  '8.1.4.10': 2,
  '8.1.4.11': 2,
};
const STATUSES = ['met', 'partly', 'not met', 'not ours'];
const PLACES = [
  'Bidder',
  'Applicant',
  'Liaison',
  'Clerk',
  'Cashier',
  'Host',
  'Administrator',
  'Operator',
  'Supervisor',
];
const FEWEST_TRICKS = 5;

/** Cells of the table below a heading, without its head; what is no row of four ends it. */
function rowsBelow(text: string, heading: RegExp): string[][] {
  const [, below = ''] = text.split(new RegExp(`^### ${heading.source}.*$`, 'm'));
  const [section = ''] = below.split(/^#/m);
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));
}

const chapterRows = (text: string) =>
  Object.keys(CHAPTERS).map((chapter) => rowsBelow(text, new RegExp(`${chapter} `)));
const partRows = (text: string) =>
  Object.keys(PARTS).map((part) => rowsBelow(text, new RegExp(`${part.replaceAll('.', '\\.')} `)));

/** Everything of the tables that is not as it should be. */
function findFaults(text: string): string[] {
  return [
    ...Object.entries(CHAPTERS).flatMap(([chapter, count], index) =>
      numberFaults(chapterRows(text)[index]!, new RegExp(`^${chapter.slice(1)}\\.\\d+\\.\\d+$`), count),
    ),
    ...Object.entries(PARTS).flatMap(([part, count], index) =>
      numberFaults(partRows(text)[index]!, new RegExp(`^${part.replaceAll('.', '\\.')}( [a-g])?$`), count),
    ),
    ...[...chapterRows(text), ...partRows(text)].flat().flatMap(rowFaults),
    ...countFaults(text),
    ...placeFaults(text),
    ...fileFaults(text),
  ];
}

function numberFaults(rows: readonly string[][], form: RegExp, count: number): string[] {
  const numbers = rows.map(([number = '']) => number);
  const inOrder = numbers.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return [
    ...(rows.length === count ? [] : [`${form.source}: ${rows.length} rows, not ${count}`]),
    ...(new Set(numbers).size === numbers.length ? [] : [`${form.source}: a number stands twice`]),
    ...(inOrder.join() === numbers.join() ? [] : [`${form.source}: out of order`]),
    ...numbers.filter((number) => !form.test(number)).map((number) => `${number} is out of place`),
  ];
}

function rowFaults(cells: readonly string[]): string[] {
  const [number, asks, status = '', proof = ''] = cells;
  if (cells.length !== 4 || !asks || !proof) return [`${number}: not four cells`];
  if (!STATUSES.includes(status)) return [`${number}: “${status}” is no status`];
  const hasSpec = /`[^`]+\.spec\.(ts|mjs)`/.test(proof);
  if (status === 'met') return hasSpec ? [] : [`${number}: met without a test`];
  const isSaid = proof.replaceAll(/`[^`]+\.spec\.(ts|mjs)`( “[^”]+”)?/g, '').replaceAll(/[;\s]/g, '') !== '';
  return isSaid ? [] : [`${number}: ${status} without a word of what is missing`];
}

function countFaults(text: string): string[] {
  return [
    ['requirements of ASVS', chapterRows(text).flat()] as const,
    ['items of 8.1.4', partRows(text).flat()] as const,
  ].flatMap(([what, rows]) => {
    const [met, partly, notMet, notOurs] = STATUSES.map(
      (status) => rows.filter((cells) => cells[2] === status).length,
    );
    const sentence = `Of the ${rows.length} ${what} ${met} are met, ${partly} are partly met, ${notMet} are not met and ${notOurs} are not ours.`;
    return text.includes(sentence) ? [] : [`the page does not say: ${sentence}`];
  });
}

function placeFaults(text: string): string[] {
  return PLACES.flatMap((place) => {
    const rows = rowsBelow(text, new RegExp(`${place}$`));
    const isWhole = rows.every((cells) => cells.length === 4 && cells.every((cell) => cell !== ''));
    return rows.length >= FEWEST_TRICKS && isWhole
      ? []
      : [`${place}: ${rows.length} tricks, or an empty cell`];
  });
}

/** Files that are not there, and titles that do not stand in their file. */
function fileFaults(text: string): string[] {
  const named = [...text.matchAll(/`((?:apps|libs|tools|docker|docs)\/[\w./-]+)`(?: “([^”]+)”)?/g)];
  return named.flatMap(([, file = '', title = '']) => {
    if (!fs.existsSync(file)) return [`${file} is not there`];
    return fs.statSync(file).isDirectory() || fs.readFileSync(file, 'utf8').includes(title)
      ? []
      : [`${file} has no “${title}”`];
  });
}

test('the page is as long as the standards, counts itself rightly, and names what is there', () => {
  expect(findFaults(TEXT)).toEqual([]);
  expect(chapterRows(TEXT).flat()).toHaveLength(253);
});

describe('a page is found out', () => {
  test.each<[string, string | RegExp, string, RegExp]>([
    ['with a number less', /^\| 2\.3\.4 .*\n/m, '', /10 rows, not 11/],
    ['with a number twice', '| 2.3.4 |', '| 2.3.3 |', /stands twice/],
    ['with a number of another chapter', '| 2.3.4 |', '| 3.3.4 |', /3\.3\.4 is out of place/],
    ['with another word for a status', /(\| 2\.3\.4 .*)\| met \|/, '$1| fine |', /“fine” is no status/],
    [
      'that calls met what no test shows',
      /(\| 5\.4\.3 .*)\| not met \|/,
      '$1| met |',
      /5\.4\.3: met without/,
    ],
    ['that counts one too many', /(\d+) are not met and/, '99 are not met and', /does not say/],
    ['with a cell too few', /^(\| 2\.3\.4 \|[^|]+\|)[^|]+\|/m, '$1', /2\.3\.4: not four cells/],
    ['that says nothing of what is missing', /^(\| 7\.1\.2 .*\| not met \|).*\|$/m, '$1 |', /7\.1\.2: not/],
    ['with an item less', /^\| 8\.1\.4\.2 d .*\n/m, '', /6 rows, not 7/],
    ['without somebody', '### Cashier', '### Teller', /Cashier: 0 tricks/],
    ['with a file that is gone', 'fifty-bidders.spec.ts', 'sixty-bidders.spec.ts', /sixty.* is not there/],
    ['with a title of its own', '“nobody bids against himself”', '“somebody bids”', /has no “somebody bids”/],
  ])('%s', (_, what, instead, fault) => {
    const changed = TEXT.replace(what, instead);
    expect(changed).not.toBe(TEXT);
    expect(findFaults(changed).join('\n')).toMatch(fault);
  });
});

/** What the page says that the serving code does without, and the few files that may: each with its reason there. */
const NOWHERE: readonly (readonly [name: string, pattern: RegExp, allowed: readonly string[]])[] = [
  ['a program that is started', /child_process/, []],
  ['code made of text', /\beval\(|\bnew Function\b|node:vm\b/, []],
  [
    'a pattern made of text',
    /\bnew RegExp\(/,
    [
      'apps/api/src/kernel/description/parameters.ts',
      'apps/api/src/kernel/storage/active-content.ts',
      'libs/domain/src/kernel/money/number-words.ts',
      'libs/domain/src/listing/wording/fee-words.ts',
      'libs/domain/src/listing/wording/word-list.ts',
    ],
  ],
  ['text put in as HTML', /innerHTML|outerHTML|insertAdjacentHTML|document\.write|bypassSecurityTrust/, []],
  [
    'a message between windows',
    /postMessage|addEventListener\(\s*'message'/,
    ['apps/api/src/kernel/work/thread.work.ts', 'apps/api/src/people/account/password-thread.ts'],
  ],
  ['an answer for other origins', /Access-Control-Allow|enableCors/i, []],
  [
    'another server that is asked',
    /\bfetch\(|\bhttps?\.(request|get)\(|node:(https|http2|dgram|tls)\b|from '(openid-client|web-push)'/,
    // The operator's gateway of short messages; his checks of a name and his identity provider, whose errors are read in
    // a file beside; the browsers' makers; the api, by the pages' process.
    [
      'apps/api/src/kernel/sms/sms-gateway.ts',
      'apps/api/src/people/identity/identity-checks.ts',
      'apps/api/src/people/identity/issuer-client.ts',
      'apps/api/src/people/identity/issuer-refusals.ts',
      'apps/api/src/people/message/push-way.ts',
      'apps/web/src/server/api-host.ts',
    ],
  ],
  ['a weak hash', /['"](md5|sha-?1)['"]/i, []],
];

const CODE = ['apps/api/src', 'apps/web/src', 'libs/contracts/src', 'libs/domain/src', 'libs/sealing/src'];

/** Files that serve people, with their text; specs and their helpers are none. */
const SERVING = CODE.flatMap((folder) =>
  fs
    .readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((file) => /\.(ts|html)$/.test(file) && !/\.spec\.ts$|\/testing\//.test(file)),
).map((file) => [file, fs.readFileSync(file, 'utf8')] as const);

describe('what the paper says is nowhere', () => {
  test.each(NOWHERE)('%s', (_, pattern, allowed) => {
    expect(SERVING.length).toBeGreaterThan(500);
    expect(
      SERVING.filter(([, text]) => pattern.test(text))
        .map(([file]) => file)
        .sort(),
    ).toEqual(allowed);
  });

  test.each([
    "import { spawn } from 'node:child_process';",
    'return eval(text);',
    'new RegExp(search)',
    'element.innerHTML = title;',
    "window.addEventListener('message', take);",
    "response.setHeader('Access-Control-Allow-Origin', '*');",
    'await fetch(address)',
    "import * as oidc from 'openid-client';",
    "createHash('sha1')",
  ])('%s would be found', (line) => {
    expect(NOWHERE.filter(([, pattern]) => pattern.test(line))).toHaveLength(1);
  });
});
