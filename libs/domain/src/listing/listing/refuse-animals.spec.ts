import { describe, expect, test } from '@jest/globals';
import { getPropertyType } from '../../property/property-type/index.js';
import { sampleListing } from '../../samples/index.js';
import { refuseParticulars } from './refuse-particulars.js';

/** Faults of a herd of 80 cattle, priced by their weight, that was changed so: each as `code field`. */
function faultsOf(answers: Readonly<Record<string, string>>, edition?: number): string[] {
  const { application, listerKind } = sampleListing('T12');
  const attributes = { ...application.attributes, ...answers };
  const context = { type: getPropertyType('T12'), listerKind, edition };
  return refuseParticulars({ ...application, attributes }, context).map(
    ({ code, field }) => `${code} ${field}`,
  );
}

/** Typed by hand from rules §3.12. */
describe('animals are as many as their tags or marks', () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      'one tag for a herd that is priced by its weight',
      { earTags: '164012200000001' },
      ['ear-tags.heads attributes.earTags'],
    ],
    ['eighty and a half', { headCount: '80.5' }, ['ear-tags.heads attributes.earTags']],
    [
      'two horses, one of them named',
      { stockKind: 'OTHER', earTags: '', headCount: '2', animalMarks: '0931' },
      ['ear-tags.heads attributes.animalMarks'],
    ],
    [
      'two horses of one mark',
      { stockKind: 'OTHER', earTags: '', headCount: '2', animalMarks: '0931、0931' },
      ['ear-tags.twice attributes.animalMarks'],
    ],
    [
      'two horses by their chips',
      { stockKind: 'OTHER', earTags: '', headCount: '2', animalMarks: '0931、0932' },
      [],
    ],
  ])('%s', (_, answers, faults) => expect(faultsOf(answers)).toEqual(faults));

  test.each([
    { headCount: '', earTags: '164012200000001' },
    { headCount: '', stockKind: 'OTHER', earTags: '' },
  ])('whoever sent the second form is not asked: %j', (answers) => expect(faultsOf(answers, 2)).toEqual([]));
});
