import { describe, expect, test } from '@jest/globals';
import { type Line, type LineChange, differingColumns, playChange } from './line-history.js';

const LINE: Line = { id: '1', state: 'DRAFT', terms: { price: '600' } };
const change = (op: LineChange['op'], before: Line | null, after: Line | null): LineChange => ({
  op,
  before,
  after,
});

describe('a change played on what was there', () => {
  test.each<[string, Line | undefined, LineChange, Line | undefined, readonly string[]]>([
    ['a new line', undefined, change('INSERT', null, LINE), LINE, []],
    ['a new line where one is', LINE, change('INSERT', null, LINE), LINE, ['*']],
    [
      'a change',
      LINE,
      change('UPDATE', { state: 'DRAFT' }, { state: 'SENT' }),
      { ...LINE, state: 'SENT' },
      [],
    ],
    [
      'a change of something else than what was there',
      LINE,
      change('UPDATE', { state: 'OTHER' }, { state: 'SENT' }),
      { ...LINE, state: 'SENT' },
      ['state'],
    ],
    [
      'a change of nothing',
      undefined,
      change('UPDATE', { state: 'DRAFT' }, { state: 'SENT' }),
      { state: 'SENT' },
      ['*'],
    ],
    [
      'a change of a column that is new',
      LINE,
      change('UPDATE', { more: null }, { more: 1 }),
      { ...LINE, more: 1 },
      [],
    ],
    [
      'a line that goes with a column more',
      LINE,
      change('DELETE', { ...LINE, more: 1 }, null),
      undefined,
      [],
    ],
    ['a line that goes', LINE, change('DELETE', LINE, null), undefined, []],
    [
      'a line that goes as another',
      LINE,
      change('DELETE', { ...LINE, state: 'SENT' }, null),
      undefined,
      ['state'],
    ],
    ['a line that goes and was not there', undefined, change('DELETE', LINE, null), undefined, ['*']],
    ['a line that is found', undefined, change('FOUND', null, LINE), LINE, []],
    [
      'a line found with a column more',
      LINE,
      change('FOUND', null, { ...LINE, more: 1 }),
      { ...LINE, more: 1 },
      [],
    ],
    [
      'a line found with a column less',
      LINE,
      change('FOUND', null, { id: '1', state: 'DRAFT' }),
      { id: '1', state: 'DRAFT' },
      [],
    ],
    [
      'a line found other than it was left',
      LINE,
      change('FOUND', null, { ...LINE, state: 'SENT' }),
      { ...LINE, state: 'SENT' },
      ['state'],
    ],
  ])('%s', (_, line, one, then, faults) => {
    expect(playChange(line, one)).toEqual({ line: then, faults });
  });
});

test('columns that differ are named in order, nested values and missing ones too', () => {
  expect(differingColumns(LINE, { id: '1', terms: { price: '601' }, zone: null })).toEqual([
    'state',
    'terms',
    'zone',
  ]);
  expect(differingColumns(LINE, { ...LINE })).toEqual([]);
});
