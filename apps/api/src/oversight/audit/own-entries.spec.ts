import { expect, test } from '@jest/globals';
import { type OwnRow, toOwnEntry } from './own-entries.js';
import { toRegistrationEntry } from './registration-entries.js';

const row = (table_name: string, before: object | null, after: object | null): OwnRow => ({
  seq: '1',
  at: new Date('2026-11-02T01:00:00Z'),
  table_name,
  op: before === null ? 'INSERT' : 'UPDATE',
  actor: 'platform',
  before: before as OwnRow['before'],
  after: after as OwnRow['after'],
  actor_name: null,
  actor_roles: null,
  actor_party: null,
});
const own = { typeCode: 'T01', transferorId: 'nobody' };

test.each<[string, object, object, [string, string, string][]]>([
  ['nothing, then nothing in the form of an object', {}, { agent: null, attributes: {} }, []],
  ['an object of empty answers', { attributes: {} }, { attributes: { depth: '' } }, []],
  [
    'an answer',
    { attributes: { depth: '' } },
    { attributes: { depth: '3' } },
    [['标的情况', '', '（已填）']],
  ],
  [
    'another answer',
    { attributes: { a: '2' } },
    { attributes: { a: '3' } },
    [['标的情况', '（已填）', '（已改）']],
  ],
  [
    'an answer taken back',
    { attributes: { a: '2' } },
    { attributes: { a: '' } },
    [['标的情况', '（已填）', '']],
  ],
  [
    'a list that was emptied',
    { coHolders: [{ name: '甲' }] },
    { coHolders: [] },
    [['共有人', '（已填）', '']],
  ],
  ['words', { title: '' }, { title: '六队的地' }, [['项目名称', '', '六队的地']]],
])('of an application: %s', (_, before, after, told) => {
  const { changes } = toOwnEntry(row('project', { application: before }, { application: after }), own);
  expect(changes.map((one) => [one.column, one.before, one.after])).toEqual(told);
});

test.each<[string, object | null, object, [string, string, string][]]>([
  ['a form that is begun is empty', null, { form: {} }, []],
  ['one of which nothing is filled in, too', null, { form: { intendedUse: '', claimGround: '' } }, []],
  [
    'one that is filled in',
    { form: {} },
    { form: { intendedUse: '种玉米' } },
    [['报名内容', '', '（已填）']],
  ],
  [
    'one that is filled in otherwise',
    { form: { intendedUse: '种玉米' } },
    { form: { intendedUse: '种水稻' } },
    [['报名内容', '（已填）', '（已改）']],
  ],
])('of a registration: %s', (_, before, after, told) => {
  const { changes } = toRegistrationEntry(row('registration', before && { ...before }, after), 'party');
  expect(changes.map((one) => [one.column, one.before, one.after])).toEqual(told);
});
