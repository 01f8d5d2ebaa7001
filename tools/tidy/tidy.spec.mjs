import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { findFaults } from './tidy.mjs';

test('the whole project is tidy', () => {
  expect(findFaults(process.cwd())).toEqual([]);
});

/** What is found in a project of one file. */
function rulesWith(file, content) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-tidy-'));
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), content);
  return findFaults(root).map((fault) => fault.rule);
}

describe('tidy bites', () => {
  test.each([
    ['libs/a.spec.ts', "test.only('x', () => {});", '只跑一个测试'],
    ['libs/a.spec.ts', "describe.skip('x', () => {});", '跳过测试'],
    ['apps/api/src/a.ts', '// TODO later', '留着没做的事'],
    ['apps/web/a.ts', "console.log('x')", 'console'],
    ['libs/a.ts', 'const at = Date.now();', '在时钟以外取时间'],
    ['apps/api/migrations/2.sql', 'update a set at = now();', '在 SQL 里直接取时间'],
    ['apps/api/src/a.ts', '`select clock_timestamp()`', '在 SQL 里直接取时间'],
    ['apps/api/migrations/2.sql', 'price_fen double precision', '用小数存金额'],
    ['libs/a.ts', 'const a = b as any;', '关掉检查'],
    ['libs/a.ts', 'x\n'.repeat(301), '超过 300 行'],
    ['libs/a.spec.ts', 'x\n'.repeat(301), '超过 300 行'],
    ['apps/web/src/app/data/people/a.ts', 'x\n'.repeat(301), '超过 300 行'],
    ['libs/contracts/src/errors/listing-errors.ts', 'x\n'.repeat(301), '超过 300 行'],
    ['apps/web/src/app/my/a.html', '<h2 style="margin-top: 0">甲</h2>', '页面里写了 style 属性'],
    ['apps/web/src/app/my/a.html', "  <p\n    style='width: 1rem'\n  ></p>", '页面里写了 style 属性'],
    ['apps/web/src/app/my/a.html', '<p [attr.style]="wide"></p>', '页面里写了 style 属性'],
    ['apps/web/src/app/my/a.ts', 'template: `<p style="width: 1rem"></p>`', '页面里写了 style 属性'],
    ['apps/api/src/a.ts', "setHeader('Content-Disposition', 'inline')", '文件不经 send-file 送出'],
    ['apps/web/src/app/my/a.ts', "row.setAttribute('style', wide);", '页面里写了 style 属性'],
    ['apps/web/src/app/my/a.html', '<div class="field">', '输入框不经 hl-field'],
    ['apps/web/src/app/console/money/a.ts', 'template: `<div class="field wide">`', '输入框不经 hl-field'],
  ])('on %s with %s', (file, content, rule) => {
    expect(rulesWith(file, content)).toEqual([rule]);
  });

  test.each([
    ['libs/a.ts', 'x\n'.repeat(300)],
    ['apps/web/src/app/my/a.html', '<p [style.width.%]="part()"></p>'],
    ['apps/web/src/app/my/a.ts', "const style = 'wide';"],
    ['apps/web/src/app/ui/field.ts', '<div class="field">'],
    ['apps/api/src/a.html', '<p style="width: 1rem"></p>'],
  ])('and leaves %s with %s', (file, content) => {
    expect(rulesWith(file, content)).toEqual([]);
  });

  test.each([
    ['libs/domain/src/bad-import.ts', "import 'pg';", 'is not allowed to import "pg"'],
    ['libs/domain/src/bad-import.ts', "import '@helan/contracts';", 'can only depend on'],
    ['libs/contracts/src/bad-import.ts', "import 'typeorm';", 'is not allowed to import "typeorm"'],
    ['apps/web/src/bad-import.ts', "import '@nestjs/common';", 'is not allowed to import "@nestjs/common"'],
  ])('the boundary rule in %s on %s', async (filePath, text, message) => {
    const linter = new ESLint({ overrideConfigFile: 'tools/tidy/boundaries-only.config.mjs' });
    const [result] = await linter.lintText(text, { filePath });
    expect(result.messages.map((row) => row.message).join()).toContain(message);
  });
});
