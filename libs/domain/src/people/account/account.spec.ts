import { describe, expect, test } from '@jest/globals';
import { deviceWords, placeWords, readOwnLogin, refuseCode, refusePassword } from './index.js';

const COMMON = ['password', 'qwertyuiop', '12345678'];
const lacks = (password: string) =>
  refusePassword(password, ['zhaohetian', '13895310001', ''], (folded) => COMMON.includes(folded)).map(
    ({ code }) => code,
  );

describe('a password', () => {
  test.each([
    ['correct horse battery staple', []],
    ['八个汉字也是密码', []],
    ['kucixijd', []],
    ['1357924680246', []],
    ['', ['password.too-short']],
    ['七个汉字不够长', ['password.too-short']],
    ['kucixij', ['password.too-short']],
    ['password', ['password.common']],
    ['PassWord', ['password.common']],
    ['ｐａｓｓｗｏｒｄ', ['password.common']],
    ['zhaohetian', ['password.own-name']],
    ['ZhaoHeTian', ['password.own-name']],
    ['13895310001', ['password.own-name']],
    ['13895310001x', []],
  ])('%j lacks %j', (password, codes) => {
    expect(lacks(password)).toEqual(codes);
  });

  test('is told all that it lacks at once', () => {
    expect(refusePassword('abc', ['abc'], () => true).map(({ code }) => code)).toEqual([
      'password.too-short',
      'password.common',
      'password.own-name',
    ]);
  });
});

describe('a code', () => {
  test.each([
    [{ isRight: true, isUsed: false, isExpired: false, tries: 1 }, undefined],
    [{ isRight: true, isUsed: false, isExpired: false, tries: 5 }, undefined],
    [{ isRight: true, isUsed: false, isExpired: false, tries: 6 }, 'code.dead'],
    [{ isRight: true, isUsed: true, isExpired: false, tries: 1 }, 'code.used'],
    [{ isRight: true, isUsed: false, isExpired: true, tries: 1 }, 'code.expired'],
    [{ isRight: false, isUsed: false, isExpired: false, tries: 1 }, 'code.wrong'],
    [{ isRight: false, isUsed: false, isExpired: false, tries: 4 }, 'code.wrong'],
    [{ isRight: false, isUsed: false, isExpired: false, tries: 5 }, 'code.dead'],
    [{ isRight: false, isUsed: true, isExpired: true, tries: 9 }, 'code.used'],
  ])('%j is refused with %j', (code, refusal) => {
    expect(refuseCode(code)?.code).toBe(refusal);
  });
});

test.each([
  ['ZhaoHeTian', 'zhaohetian'],
  [' hetian_62 ', 'hetian_62'],
  ['赵禾田家', '赵禾田家'],
  ['ａｂｃ', 'abc'],
  ['ab', undefined],
  ['13895310001', undefined],
  ['123456', undefined],
  ['a b c', undefined],
  ['<script>', undefined],
  ['a'.repeat(31), undefined],
])('the login %j is kept as %j', (text, login) => {
  const read = readOwnLogin(text);
  expect(typeof read === 'string' ? read : undefined).toBe(login);
});

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1',
    '苹果手机或平板上的 Safari',
  ],
  [
    'Mozilla/5.0 (Linux; Android 13; M2102) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0',
    '安卓手机或平板上的 微信',
  ],
  ['Mozilla/5.0 (Linux; Android 13; SM-T870) Chrome/116.0 Safari/537.36', '安卓手机或平板上的 Chrome'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0', 'Windows 电脑上的 Edge'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Linux 电脑上的 Firefox'],
  ['curl/8.0', '没有说明的设备'],
  ['', '没有说明的设备'],
])('%j is %s', (userAgent, words) => {
  expect(deviceWords(userAgent)).toBe(words);
});

test.each([
  ['203.0.113.9', '203.0.113.*'],
  ['2001:db8:1:ff00::/56', '2001:db8:1:ff00 开头的'],
  ['127.0.0.1', '平台所在的这台电脑'],
  ['0:0:0:0::/56', '平台所在的这台电脑'],
  ['', ''],
])('the address %j is shown as %j', (network, words) => {
  expect(placeWords(network)).toBe(words);
});
