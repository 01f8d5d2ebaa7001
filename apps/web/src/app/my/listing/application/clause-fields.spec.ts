import { expect, test } from '@jest/globals';
import type { DepositNature } from '@helan/domain';
import { clauseFields } from './clause-fields';

test.each<[DepositNature | undefined, string[]]>([
  [undefined, ['depositNature', 'depositUse', 'depositInterest', 'transferorPays']],
  ['DEPOSIT', ['depositNature', 'depositUse', 'depositInterest', 'transferorPays']],
  ['EARNEST', ['depositNature', 'depositUse', 'depositInterest']],
])('of a deposit that is %s is asked', (nature, names) => {
  expect(clauseFields({ isBuying: false }, nature).map(({ name }) => name)).toEqual(names);
});

test('a double return is nobody’s choice', () => {
  const pays = clauseFields({ isBuying: true }).find(({ name }) => name === 'transferorPays')!;
  expect(pays.choices.map(([value]) => value)).toEqual(['SHARE', 'LOSS']);
});
