import { describe, expect, test } from '@jest/globals';
import { type PersonPaper, personPaperOf, refusePersonNumber } from './person-number.js';
import { isVillageGroupCode, villageGroupName, villageOfGroup } from './village-group.js';

const CASES: readonly [number: string, paper: PersonPaper | undefined, code: string | undefined][] = [
  ['640122196203150026', 'RESIDENT_ID', undefined],
  ['640122196203150027', undefined, 'identity.bad-id-number'],
  ['810000199001010019', 'HKMT_PERMIT', undefined],
  ['830000198802290013', 'HKMT_PERMIT', undefined],
  ['810000199001010017', undefined, 'identity.bad-id-number'],
  ['911124198108030024', 'FOREIGN_PERMIT', undefined],
  ['USA110181010112', 'OLD_FOREIGN_PERMIT', undefined],
  ['USA110181130112', undefined, 'identity.bad-permit'],
  ['USA1101810101123', undefined, 'identity.bad-permit'],
  ['E12345678', 'PASSPORT', undefined],
  ['K1234567', 'PASSPORT', undefined],
  ['123456789', undefined, 'identity.bad-id-number'],
  ['E1234', undefined, 'identity.bad-passport'],
  ['E1234567890', undefined, 'identity.bad-passport'],
  ['', undefined, 'identity.bad-id-number'],
];

describe('the number of a person’s paper', () => {
  test.each(CASES)('%s is of %s', (number, paper, code) => {
    expect(personPaperOf(number)).toBe(paper);
    expect(refusePersonNumber(number, 'idNumber', '2026-11-02')[0]?.code).toBe(code);
  });
});

test.each([
  ['64012210220803', true, '640122102208'],
  ['64012210220800', false, undefined],
  ['6401221022083', false, undefined],
  ['640122102208031', false, undefined],
  ['N2640122MF00000001', false, undefined],
])('%s as a village group: %s', (code, isGroup, village) => {
  expect(isVillageGroupCode(code)).toBe(isGroup);
  expect(villageOfGroup(code)).toBe(village);
});

test('a group is named by its village and its number', () => {
  expect(villageGroupName('兰光村', '64012210220803')).toBe('兰光村第3村民小组');
});
