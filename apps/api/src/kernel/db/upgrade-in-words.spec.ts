import { expect, test } from '@jest/globals';
import { upgradeInWords } from './migrate.js';

test.each([
  [[], '数据库已是最新。'],
  [['0001_first.sql', '0002_second.sql'], '数据库已升级：2 步，到 0002_second.sql。'],
])('%j is said as %s', (applied, said) => expect(upgradeInWords(applied)).toBe(said));
