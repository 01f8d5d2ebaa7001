import { expect, test } from '@jest/globals';
import { changedForApplicants, isMoreThan, type TermsForApplicants } from './terms-for-applicants.js';

const terms: TermsForApplicants = {
  qualification: '有农业经营能力',
  receiversName: '不限',
  isMembersOnly: false,
  receiving: { priority: [], holdingCap: null, redemption: null, onePerHousehold: null, qualification: null },
  price: { quantity: '800000' },
  areaCentiSquareMetres: '5333333',
  parcels: [{ name: '东地', mu: '80' }],
  depositFen: '100000',
};

test.each<[string, Partial<TermsForApplicants>, string[]]>([
  ['nothing', {}, []],
  ['the viewing alone', { viewing: '每周三' } as Partial<TermsForApplicants>, []],
  ['the deposit', { depositFen: '500000' }, ['保证金']],
  ['a deposit of nothing instead', { depositFen: null }, ['保证金']],
  ['the qualification', { qualification: '要有合作社登记证' }, ['资格条件']],
  [
    'the paper that it asks for',
    { receiving: { ...terms.receiving!, qualification: { name: '合作社登记证', source: '公告' } } },
    ['资格条件'],
  ],
  ['who may receive it', { isMembersOnly: true }, ['受让方范围']],
  [
    'the area',
    {
      price: { quantity: '4000000' },
      areaCentiSquareMetres: '26666666',
      parcels: [{ name: '东地', mu: '400' }],
    },
    ['数量', '地块'],
  ],
  ['the ground', { parcels: [{ name: '西地', mu: '80' }] }, ['地块']],
])('a change of %s touches who has been found fit', (_, change, names) => {
  expect(changedForApplicants(terms, { ...terms, ...change })).toEqual(names);
});

test('no deposit and a deposit of nothing are the same', () => {
  expect(changedForApplicants({ ...terms, depositFen: null }, { ...terms, depositFen: '0' })).toEqual([]);
});

test.each([
  ['800000', '800000', false],
  ['800000', '800001', true],
  ['800000', '799999', false],
])('from %s to %s is more: %s', (one, other, isMore) => {
  expect(isMoreThan({ ...terms, price: { quantity: one } }, { ...terms, price: { quantity: other } })).toBe(
    isMore,
  );
});
