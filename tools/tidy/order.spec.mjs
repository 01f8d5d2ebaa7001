import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { houseInWords, readHouse } from './house.mjs';
import { ownerlessTables } from './order.mjs';
import { findFaults, medianLines } from './tidy.mjs';

/** A small house with one file that breaks its order. */
function faultsWith(files) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-order-'));
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), content);
  }
  return findFaults(root).map(({ file, rule }) => `${file} ${rule}`);
}

describe('the order of the house bites', () => {
  test('on an import that runs up, in api, domain and web', () => {
    expect(
      faultsWith({
        'apps/api/src/trading/deal/index.ts': '',
        'apps/api/src/listing/listing/a.ts': "import '../../trading/deal/index.js';",
        'libs/domain/src/closing/contract/index.ts': '',
        'libs/domain/src/trading/bidding/a.ts': "import type { A } from '../../closing/contract/index.js';",
        'apps/web/src/app/console/desk/today.ts': '',
        'apps/web/src/app/data/people/a.ts': "import { A } from '../../console/desk/today';",
        'apps/web/src/app/console/trading/b.ts': '',
        'apps/web/src/app/console/listing/a.ts': "const a = () => import('../trading/b');",
      }),
    ).toEqual([
      'apps/api/src/listing/listing/a.ts 向上引用 apps/api/src/trading/deal/index.ts',
      'apps/web/src/app/console/listing/a.ts 向上引用 apps/web/src/app/console/trading/b.ts',
      'apps/web/src/app/data/people/a.ts 向上引用 apps/web/src/app/console/desk/today.ts',
      'libs/domain/src/trading/bidding/a.ts 向上引用 libs/domain/src/closing/contract/index.ts',
    ]);
  });

  test('on a later room of the same wing', () => {
    expect(
      faultsWith({
        'apps/api/src/trading/bidding/index.ts': '',
        'apps/api/src/trading/deposit/a.ts': "import '../bidding/index.js';",
      }),
    ).toEqual(['apps/api/src/trading/deposit/a.ts 向上引用 apps/api/src/trading/bidding/index.ts']);
  });

  test('on a table of a room above', () => {
    expect(
      faultsWith({
        'apps/api/src/people/party/a.ts': "const a = 'select 1 from party p join lot l on l.id = p.id';",
        'apps/api/src/trading/deposit/b.ts': '`update deposit set x = 1 from lot`',
      }),
    ).toEqual(['apps/api/src/people/party/a.ts 读上面的表 lot（listing/listing）']);
  });

  test.each([
    ['in a list', '`select 1 from party p, lot l`'],
    ['in a list behind a join', '`select 1 from party p join region r on r.code = p.code, lot l`'],
    ['in a list behind a choice', '`select 1 from (select a, b from party) p, lot`'],
    ['behind using', '`delete from party p using lot l where l.id = p.id`'],
    ['in capitals', '`SELECT 1 FROM LOT`'],
    ['with its schema', '`select 1 from public.lot`'],
    ['in quotes', '\'update "public"."lot" set a = 1\''],
    ['behind a word', '`select 1 from party p, lateral (select 1 from only lot) l`'],
    ['over lines', '`select 1\n  from\n    lot`'],
    ['behind a remark', '`select 1 from -- all of them\n lot`'],
    ['in a text within a text', "`select 1 from party ${isWide ? 'join lot l on true' : ''}`"],
    ['where nothing is left of it', '`truncate table party, lot`'],
    ['as a row of data', "{ table: 'lot', isSearched: true }"],
    ['as an entity', "@Entity('lot') class Lot {}"],
  ])('on a table of a room above %s', (_, sql) => {
    const file = 'apps/api/src/people/party/a.ts';
    expect(faultsWith({ [file]: `const a = ${sql};`.replace(/^const a = @/, '@') })).toEqual([
      `${file} 读上面的表 lot（listing/listing）`,
    ]);
  });

  test.each([
    'libs/domain/src/people/party/a.ts',
    'libs/domain/src/closing/contract/a.ts',
    'libs/contracts/src/requests/a.ts',
    'apps/web/src/app/data/people/a.ts',
    'apps/web/src/app/console/desk/a.ts',
    'apps/web/src/server/a.ts',
  ])('on any table in %s', (file) => {
    expect(faultsWith({ [file]: 'export const a = `select p.name from party p`;' })).toEqual([
      `${file} 这里不问数据库：表 party`,
    ]);
  });

  test('and leaves what is no table', () => {
    expect(
      faultsWith({
        'libs/domain/src/people/party/a.ts':
          "// We know it from lot and deal.\nexport const a = from.lot, kind = 'lot', b = '来自 lot';",
        'apps/api/src/people/party/b.ts':
          "const a = `select 'from lot', p.lot from party p where p.a is distinct from p.b order by p.a, lot`;",
      }),
    ).toEqual([]);
  });

  test('on a room that is entered past its index', () => {
    expect(
      faultsWith({
        'libs/domain/src/kernel/money/fen.ts': '',
        'libs/domain/src/listing/price/a.ts': "import '../../kernel/money/fen.js';",
      }),
    ).toEqual(['libs/domain/src/listing/price/a.ts 不经 index 引用 libs/domain/src/kernel/money/fen.ts']);
  });

  test('on a folder that has no place, and on code in a wing itself', () => {
    expect(faultsWith({ 'apps/api/src/extras/a.ts': '', 'apps/api/src/trading/index.ts': '' })).toEqual([
      'apps/api/src/extras/a.ts 不在任何一间',
      'apps/api/src/trading/index.ts 不在任何一间',
    ]);
  });

  test('on files in a circle, types included', () => {
    expect(
      faultsWith({
        'tools/a.ts': "import type { B } from './b.js';",
        'tools/b.ts': "export * from './a.js';",
      }),
    ).toEqual(['tools/a.ts 文件互相引用：tools/a.ts、tools/b.ts']);
  });

  test('on an exception that nothing needs any more', () => {
    const [{ file, uses }] = readHouse().exceptions;
    expect(faultsWith({ [file]: '' })).toEqual(
      uses.map((what) => `tools/tidy/wings.json 例外没有用到：${file} ${what}`),
    );
  });

  test('on an exception whose file is gone', () => {
    expect(faultsWith({ 'package.json': '{}' })).toEqual(
      readHouse().exceptions.flatMap(({ file, uses }) =>
        uses.map((what) => `tools/tidy/wings.json 例外没有用到：${file} ${what}`),
      ),
    );
  });
});

test('every table of the database has its room', () => {
  expect(ownerlessTables(process.cwd())).toEqual([]);
});

test('each exception says why', () => {
  for (const { reason } of readHouse().exceptions) expect(reason.length).toBeGreaterThan(20);
});

test('ARCHITECTURE.md prints wings and order from the data file', () => {
  expect(fs.readFileSync('ARCHITECTURE.md', 'utf8')).toContain(houseInWords(readHouse()));
});

test('the file in the middle has sixty lines at most', () => {
  expect(medianLines(process.cwd())).toBeLessThanOrEqual(60);
});

test('every file and folder that a document names is there', () => {
  const documents = ['ARCHITECTURE.md', 'README.md', 'README.zh-CN.md', ...listMarkdown('docs')];
  const named = documents.flatMap((document) =>
    [...fs.readFileSync(document, 'utf8').matchAll(/`((?:apps|libs|tools|docker|docs)\/[\w./-]+)`/g)].map(
      (match) => `${document}: ${match[1]}`,
    ),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((row) => !fs.existsSync(row.split(': ')[1]))).toEqual([]);
});

function listMarkdown(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((name) => path.posix.join(folder, String(name)))
    .filter((name) => name.endsWith('.md'));
}
