import { describe, expect, test } from '@jest/globals';
import { isPersonalCard, isPublicAccount } from './bank-account.js';
import { isCollectiveCode, isCreditCode } from './credit-code.js';
import { isIdNumber } from './id-number.js';
import { readLoginName } from './login-name.js';
import { maskBankAccount, maskIdNumber, maskPhone } from './number-masking.js';
import { maskName, maskPersons } from './name-masking.js';
import { refuseIdentity } from './party.js';
import { isMobilePhone } from './phone.js';

test.each([
  ['11010519491231002X', true],
  ['640122196203150026', true],
  ['110105194912310020', false],
  ['64012219620315002', false],
  ['640122196213150026', false],
  ['640122196202300021', false],
  ['11010519491231002x', false],
  ['640122189912310015', false],
  ['64012219000101001X', true],
  ['', false],
])('ID number %s: %s', (text, isRight) => expect(isIdNumber(text)).toBe(isRight));

test.each([
  ['91350100M000100Y43', true],
  ['93640122MA7TE5T010', true],
  ['91350100M000100Y44', false],
  ['91350100I000100Y43', false],
  ['9135', false],
])('credit code %s: %s', (text, isRight) => expect(isCreditCode(text)).toBe(isRight));

test('a collective’s code begins with N', () => {
  expect(isCollectiveCode('N2640122MF0TE5T01L')).toBe(true);
  expect(isCollectiveCode('93640122MA7TE5T010')).toBe(false);
});

test.each([
  ['张三丰、李四', '张**、李*'],
  ['张三丰和李四', '张**和李*'],
  ['马和平', '马**'],
  ['张三丰, 欧阳小明；宁夏某某农业科技有限公司', '张**, 欧阳**；宁夏某某农业科技有限公司'],
  ['阿依古丽·买买提', '阿**'],
])('names %s are shown as %s', (names, shown) => expect(maskPersons(names)).toBe(shown));

test.each([
  ['13895310001', true],
  ['12895310001', false],
  ['1389531000', false],
  ['138953100011', false],
])('phone %s: %s', (text, isRight) => expect(isMobilePhone(text)).toBe(isRight));

test.each([
  ['6228481000000100106', true, true],
  ['6228481000000100107', false, true],
  ['29010201040001', false, true],
  ['1234567', false, false],
  ['12345678901234567890123456789012', false, false],
])('account %s: a card %s, an organisation’s %s', (text, isCard, isPublic) => {
  expect([isPersonalCard(text), isPublicAccount(text)]).toEqual([isCard, isPublic]);
});

test.each([
  ['nonghu', 'nonghu'],
  [' nonghu\n', 'nonghu'],
  ['\u3000ｎｏｎｇｈｕ１\u3000', 'nonghu1'],
  ['Nonghu', 'nonghu'],
  ['\u200bnong\u200chu\ufeff', 'nonghu'],
  ['nong hu', 'nong hu'],
  ['赵禾田', '赵禾田'],
  [' \u200b ', ''],
  ['', ''],
])('the login %j is %s', (text, login) => expect(readLoginName(text)).toBe(login));

test.each([
  ['张三', '张*'],
  ['欧阳娜娜', '欧阳**'],
  ['欧阳', '欧*'],
  ['李', '李*'],
  ['𬭼㛃', '𬭼*'],
  ['欧阳𬭼', '欧阳*'],
  ['阿卜杜热合曼·买买提吐尔逊', '阿**'],
])('%s is masked as %s', (name, masked) => expect(maskName(name)).toBe(masked));

test('numbers are masked', () => {
  expect(maskIdNumber('640122196203150026')).toBe('640122********0026');
  expect(maskPhone('13895310001')).toBe('138****0001');
  expect(maskBankAccount('6228481000000100106')).toBe('************0106');
});

describe('a party', () => {
  const person = {
    kind: 'PERSON',
    name: '马新雨',
    idNumber: '640122197809020036',
    phone: '13895310003',
    bankAccount: '6228481000000100478',
  } as const;
  const head = { representativeName: '罗惠泽', representativeIdNumber: '640122197409180022' };
  test.each([
    ['is right', person, []],
    ['has a wrong ID', { ...person, idNumber: '640122197809020037' }, ['idNumber']],
    ['has a credit code for an ID', { ...person, idNumber: '93640122MA7TE5T010' }, ['idNumber']],
    ['has no name but what is not seen', { ...person, name: ' \u200b' }, ['name']],
    ['is born tomorrow', { ...person, idNumber: '640122202611030013' }, ['idNumber']],
    [
      'has everything wrong',
      { ...person, idNumber: '', phone: '', bankAccount: '' },
      ['idNumber', 'bankAccount', 'phone'],
    ],
    [
      'is a co-op with a card number',
      { ...person, ...head, kind: 'COOP', idNumber: '93640122MA7TE5T023' } as const,
      [],
    ],
    [
      'is a co-op for which nobody answers',
      { ...person, kind: 'COOP', idNumber: '93640122MA7TE5T023' } as const,
      ['representativeName', 'representativeIdNumber'],
    ],
    [
      'is a co-op whose head has a wrong ID',
      {
        ...person,
        ...head,
        representativeIdNumber: '640122197409180023',
        kind: 'COOP',
        idNumber: '93640122MA7TE5T023',
      } as const,
      ['representativeIdNumber'],
    ],
    [
      'is a collective with a firm’s code',
      { ...person, ...head, kind: 'COLLECTIVE', idNumber: '93640122MA7TE5T023' } as const,
      ['idNumber'],
    ],
  ])('%s', (_, party, fields) =>
    expect(refuseIdentity(party, '2026-11-02').map((fault) => fault.field)).toEqual(fields),
  );
});
