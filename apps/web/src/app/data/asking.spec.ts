import '../../testing/test-bed';
import { expect, test } from '@jest/globals';
import { asking } from './asking';

interface Question {
  readonly state: string;
  readonly search: string;
  readonly at: string;
}

test.each<[string, Partial<Question>[], Question]>([
  ['as the desk is opened: the first page', [], { state: 'OPEN', search: '', at: '' }],
  ['another page', [{ at: 'p2' }], { state: 'OPEN', search: '', at: 'p2' }],
  ['a page further on', [{ at: 'p2' }, { at: 'p3' }], { state: 'OPEN', search: '', at: 'p3' }],
  [
    'another question on a later page',
    [{ at: 'p2' }, { search: '立岗' }],
    { state: 'OPEN', search: '立岗', at: '' },
  ],
  ['a page of it', [{ state: 'DONE' }, { at: 'p2' }], { state: 'DONE', search: '', at: 'p2' }],
  ['back to the first', [{ at: 'p2' }, { at: '' }], { state: 'OPEN', search: '', at: '' }],
])('%s', (_, changes, question) => {
  const list = asking({ state: 'OPEN', search: '' });
  for (const change of changes) list.ask(change);
  expect(list.now()).toEqual(question);
});
