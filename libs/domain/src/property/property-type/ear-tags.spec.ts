import { describe, expect, test } from '@jest/globals';
import { earTagsIn, isEarTag, readEarTags, readMarks } from './ear-tags.js';

const FIELD = 'attributes.earTags';

/** 畜禽标识 have 15 digits (rules §3.12). */
describe('ear tags', () => {
  test.each([
    ['164012200000001', ['164012200000001']],
    ['164012200000001 至 164012200000003', ['164012200000001', '164012200000002', '164012200000003']],
    [
      '164012200000008-164012200000011',
      ['164012200000008', '164012200000009', '164012200000010', '164012200000011'],
    ],
    ['164012200000001、164012200000005', ['164012200000001', '164012200000005']],
    [
      '164012200000001，164012200000004～164012200000005',
      ['164012200000001', '164012200000004', '164012200000005'],
    ],
    ['１６４０１２２０００００００１', ['164012200000001']],
    ['264012200000099到264012200000100', ['264012200000099', '264012200000100']],
  ])('%s names each of them', (text, tags) => expect(readEarTags(text, FIELD)).toEqual(tags));

  test.each([
    ['14 digits', '16401220000001', 'ear-tags.unreadable'],
    ['16 digits', '1640122000000011', 'ear-tags.unreadable'],
    ['words', '耳标见清单', 'ear-tags.unreadable'],
    ['a run that goes back', '164012200000003 至 164012200000001', 'ear-tags.unreadable'],
    ['a run into another county', '164012200000001 至 164012300000001', 'ear-tags.unreadable'],
    ['a run of three', '164012200000001 至 164012200000002 至 164012200000003', 'ear-tags.unreadable'],
    ['one that stands in the run', '164012200000001 至 164012200000009、164012200000004', 'ear-tags.twice'],
    ['5001 of them', '164012200000001 至 164012200005001', 'ear-tags.too-many'],
  ])('%s are refused', (_, text, code) => {
    expect(readEarTags(text, FIELD)).toMatchObject([{ code, field: FIELD }]);
    expect(earTagsIn(text)).toEqual([]);
  });
});

describe('marks of animals without tags', () => {
  test.each([
    ['0931、0932', ['0931', '0932']],
    ['A-12, A-13', ['A-12', 'A-13']],
    ['164012200000001 至 164012200000003', ['164012200000001', '164012200000002', '164012200000003']],
    ['烙号 7', ['烙号', '7']],
    ['A-12、164012200000009—164012200000010', ['A-12', '164012200000009', '164012200000010']],
  ])('%s', (text, marks) => expect(readMarks(text, FIELD)).toEqual(marks));

  test.each([
    ['A-12、a12', 'ear-tags.twice'],
    ['164012200000001 至 164012200000003、164012200000002', 'ear-tags.twice'],
    ['164012200000003 至 164012200000001', 'ear-tags.unreadable'],
  ])('%s is refused', (text, code) => expect(readMarks(text, FIELD)).toMatchObject([{ code, field: FIELD }]));

  test('a tag is one wherever it stands', () =>
    expect(['164012200000001', 'A-12'].map(isEarTag)).toEqual([true, false]));
});
