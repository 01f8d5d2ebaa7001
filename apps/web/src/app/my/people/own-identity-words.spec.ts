import { describe, expect, test } from '@jest/globals';
import { arrivalInWords, differenceInWords, isFixed, whyNoMandate } from './own-identity-words';

const ZHU = { name: '祝春生', idNumberMasked: '640122********0012' };

describe('what is registered stands still', () => {
  test.each([
    ['where nobody is registered', null, false],
    ['as long as nobody has seen it', { isFrozen: false, verifiedAt: null }, false],
    ['once it is verified', { isFrozen: false, verifiedAt: '2026-08-10T01:00:00.000Z' }, true],
    ['once business has begun', { isFrozen: true, verifiedAt: null }, true],
  ])('%s', (_, party, expected) => {
    expect(isFixed(party)).toBe(expected);
  });
});

describe('whoever comes from the provider', () => {
  test('is told that he is linked', () => {
    expect(arrivalInWords({ ...ZHU, differs: null, isLinked: true, formerName: null }, '祝春生')).toEqual([
      '统一身份认证已经关联，核验的是祝春生 640122********0012。',
    ]);
  });

  test('is told that his account goes by another name', () => {
    expect(arrivalInWords({ ...ZHU, differs: null, isLinked: true, formerName: '马秀英' }, '祝春生')[1]).toBe(
      '账号的名字从“马秀英”改成了“祝春生”。',
    );
  });

  test('is told that he was linked before, and that what he registered is not his', () => {
    const told = arrivalInWords({ ...ZHU, differs: 'NUMBER', isLinked: false, formerName: null }, '祝春生');
    expect(told).toEqual([
      '这个账号早已关联统一身份认证，核验过的是祝春生 640122********0012。',
      expect.stringContaining('证件号码和核验过的不一样'),
    ]);
  });

  test.each([
    ['NUMBER', '证件号码'],
    ['NAME', '姓名'],
  ] as const)('%s differs', (differs, what) => {
    expect(differenceInWords({ ...ZHU, differs })).toContain(`您登记的${what}和核验过的不一样`);
  });
});

describe('letting somebody act for oneself', () => {
  const SEEN = '2026-08-10T01:00:00.000Z';
  test.each([
    ['an unknown party says nothing', undefined, null],
    ['a verified firm may', { kind: 'ENTERPRISE', verifiedAt: SEEN }, null],
    ['a verified household may', { kind: 'FARMER_HOUSEHOLD', verifiedAt: SEEN }, null],
    ['a person may not', { kind: 'PERSON', verifiedAt: SEEN }, expect.stringContaining('登记的是个人')],
    ['nobody unseen may', { kind: 'ENTERPRISE', verifiedAt: null }, expect.stringContaining('没有核验')],
    ['nobody unregistered may', null, expect.stringContaining('没有登记')],
  ] as const)('%s', (_, party, expected) => {
    expect(whyNoMandate(party)).toEqual(expected);
  });
});
