import { expect, test } from '@jest/globals';
import { type SitePhoto, countDifferentPhotos } from './index.js';

const grey = (value: number, sha256 = String(value)): SitePhoto => ({
  mark: new Uint8Array(256).fill(value),
  sha256,
});
const unseen = (sha256: string): SitePhoto => ({ mark: null, sha256 });
const half = (left: number, right: number): SitePhoto => ({
  mark: Uint8Array.from({ length: 256 }, (_, index) => (index % 16 < 8 ? left : right)),
  sha256: `${left}/${right}`,
});

test.each<[string, SitePhoto[], number]>([
  ['none', [], 0],
  ['one file three times', [grey(90), grey(90), grey(90)], 1],
  ['one photo packed harder', [grey(90, 'a'), grey(91, 'b')], 1],
  ['two photos', [grey(90), grey(92)], 2],
  ['photos that are as bright, but of another ground', [half(60, 120), half(120, 60)], 2],
  ['three of which two are one', [half(60, 120), half(200, 30), half(61, 121)], 2],
  ['files from before, two of them alike', [unseen('a'), unseen('b'), unseen('a')], 2],
  ['a file from before and a new one', [unseen('a'), grey(90)], 2],
])('%s', (_, photos, count) => expect(countDifferentPhotos(photos)).toBe(count));
