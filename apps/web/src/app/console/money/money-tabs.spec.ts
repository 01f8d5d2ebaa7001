import { expect, test } from '@jest/globals';
import type { Permission } from '@helan/contracts';
import { firstTab, tabsFor } from './money-tabs';

const may =
  (...permissions: Permission[]) =>
  (permission: Permission) =>
    permissions.includes(permission);

test('the second person types nothing in', () => {
  const names = (has: (permission: Permission) => boolean) => tabsFor(has).map(({ name }) => name);
  expect(names(may('enterReceipt'))).toContain('录入到账');
  expect(names(may('confirmReceipt'))).not.toContain('录入到账');
});

test('each tab has what waits there, and none before it is known', () => {
  const waitingAt = (link: string, ...of: Parameters<typeof tabsFor>) =>
    tabsFor(...of).find((tab) => tab.link === link)?.waiting;
  expect(waitingAt('pool', may(), { pool: 3, held: 1 })).toBe(3);
  expect(waitingAt('held', may(), { pool: 3, held: 1 })).toBe(1);
  expect(waitingAt('pool', may())).toBe(0);
  expect(waitingAt('receipts', may(), { check: 9 })).toBe(0);
});

test('they stand in the order of the day', () => {
  const links = tabsFor(may('enterReceipt')).map(({ link }) => link);
  const day = ['files', 'entry', 'check', 'confirm', 'held', 'pool', 'pay', 'batches', 'paid', 'came-back'];
  expect(links.filter((link) => day.includes(link))).toEqual(day);
});

test.each<[Permission[], string]>([
  [['enterReceipt'], 'entry'],
  [['confirmReceipt'], 'check'],
  [['readFinance'], 'receipts'],
])('for %p the desk opens at %s', (permissions, link) => expect(firstTab(may(...permissions))).toBe(link));
