import { expect, test } from '@jest/globals';
import type { MouthTellingView } from '@helan/contracts';
import { byPerson } from './tellings-of-person';

const telling = (id: string, name: string, phoneMasked = ''): MouthTellingView => ({
  ...{
    id,
    name,
    phoneMasked,
    villageName: '兰光村',
    title: '某事',
    text: '某事',
    askedAt: '2026-11-02T01:00:00Z',
  },
  ...{ lapsesAt: null, toldAt: null, tellerName: null, note: '' },
});

test('whoever is told several things is visited once; namesakes are two', () => {
  const all = [telling('1', '甲'), telling('2', '乙'), telling('3', '甲'), telling('4', '甲', '139****0000')];
  expect(byPerson(all).map(({ name, tellings }) => [name, tellings.map(({ id }) => id)])).toEqual([
    ['甲', ['1', '3']],
    ['乙', ['2']],
    ['甲', ['4']],
  ]);
});
test('nobody is nobody', () => expect(byPerson([])).toEqual([]));
