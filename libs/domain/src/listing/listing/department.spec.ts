import { expect, test } from '@jest/globals';
import { type DepartmentQuery, refuseQueries } from './department.js';
import { REJECTION_REASONS, rejectionInWords } from './rejection.js';

const asked = (department: DepartmentQuery['department'], hasObjection: boolean | null) => ({
  department,
  hasObjection,
});

test.each<[string, DepartmentQuery[], string[]]>([
  ['nobody asked', [], []],
  ['one who has not answered', [asked('WATER', null)], ['query.open']],
  ['one without objection', [asked('WATER', false)], []],
  ['one who objects', [asked('WATER', true)], ['query.objected']],
  ['one who objected and no longer does', [asked('WATER', true), asked('WATER', false)], []],
  ['one who objected and is asked again', [asked('WATER', true), asked('WATER', null)], ['query.open']],
  ['one who came to object', [asked('WATER', false), asked('WATER', true)], ['query.objected']],
  ['two, one of whom objects', [asked('WATER', true), asked('JUSTICE', false)], ['query.objected']],
])('%s', (_, queries, codes) => expect(refuseQueries(queries).map(({ code }) => code)).toEqual(codes));

test('every rejection says what its owner can do', () => {
  for (const code of Object.keys(REJECTION_REASONS) as (keyof typeof REJECTION_REASONS)[])
    expect(rejectionInWords(code, '见核实记录')).toMatch(/^.+：见核实记录。怎么办：.+。不服这个决定，.+。$/);
});
