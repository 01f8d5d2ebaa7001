import { expect, test } from '@jest/globals';
import { type Role, hasPermission } from './permissions.js';
import { searchedFor } from './search-kinds.js';

test.each<[Role, string[], string[]]>([
  ['CENTER_ACCEPT', ['人和单位', '地块', '项目', '公告', '合同', '鉴证书'], ['到账流水', '付款流水']],
  ['CENTER_REVIEW', ['地块', '项目', '公告', '合同', '鉴证书'], ['人和单位', '到账流水', '付款流水']],
  ['FINANCE_CLERK', ['项目', '公告', '合同', '鉴证书', '到账流水', '付款流水'], ['人和单位', '地块']],
  ['SYS_ADMIN', [], ['人和单位', '地块', '项目', '公告', '合同', '鉴证书', '到账流水', '付款流水']],
])('%p searches %p, and not %p', (role, searched, leftOut) =>
  expect(searchedFor((permission) => hasPermission([role], permission))).toEqual({ searched, leftOut }),
);
