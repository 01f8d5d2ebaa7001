import { expect, test } from '@jest/globals';
import { contactOf, readCenter, unsaidOf } from './center.js';

const NAME = '贺兰县农村产权流转服务中心';

test('of a demonstration the telephone, the address and both banks are known, and are nobody’s', () => {
  const center = readCenter({}, false);
  expect(contactOf(center)).toBe(`${NAME}　电话 0951-0000000　地址 贺兰县政务服务大厅农村产权窗口（演示）`);
  expect(center.banks.DEPOSIT_BANK).toEqual({ bankName: '贺兰农村商业银行', branchName: '营业部（演示）' });
  expect(center.banks.PRICE_BANK).toEqual({ bankName: '贺兰农村商业银行', branchName: '营业部（演示）' });
});

test.each([
  [{}, NAME],
  [{ HOTLINE: '0951-8000001' }, `${NAME}　电话 0951-8000001`],
  [{ CENTER_ADDRESS: '贺兰县光明路 1 号' }, `${NAME}　地址 贺兰县光明路 1 号`],
])('a real center says what its surroundings say: %o', (env, words) => {
  const center = readCenter({ ...env, DEPOSIT_BANK_NAME: '农商行', DEPOSIT_BANK_BRANCH: '光明路支行' }, true);
  expect(contactOf(center)).toBe(words);
  expect(center.banks).toEqual({
    DEPOSIT_BANK: { bankName: '农商行', branchName: '光明路支行' },
    PRICE_BANK: { bankName: '', branchName: '' },
  });
});

test('what a center has not said of itself is named by its settings', () => {
  expect(unsaidOf(readCenter({}, false))).toEqual([]);
  expect(unsaidOf(readCenter({}, true))).toEqual([
    'HOTLINE',
    'CENTER_ADDRESS',
    'DEPOSIT_BANK_NAME',
    'DEPOSIT_BANK_BRANCH',
    'PRICE_BANK_NAME',
    'PRICE_BANK_BRANCH',
  ]);
  // As a compose file hands on what is not set.
  const env = {
    HOTLINE: '0951-8000001',
    CENTER_ADDRESS: '',
    DEPOSIT_BANK_NAME: '农商行',
    PRICE_BANK_NAME: '农商行',
  };
  expect(unsaidOf(readCenter(env, true))).toEqual([
    'CENTER_ADDRESS',
    'DEPOSIT_BANK_BRANCH',
    'PRICE_BANK_BRANCH',
  ]);
});
