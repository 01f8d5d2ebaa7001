import { describe, expect, test } from '@jest/globals';
import type { PartyKind } from '../../kernel/identity/index.js';
import {
  type FoundRelations,
  type Participant,
  type RegisterRelation,
  applicantsRisk,
  holdOf,
  relationBetween,
  relationNotes,
  transferorRisk,
} from './relation.js';

const person = (name: string, ...households: string[]): Participant => ({
  kind: 'PERSON',
  self: name,
  person: name,
  households,
});
const body = (kind: PartyKind, name: string, head: string | null, ...households: string[]): Participant => ({
  kind,
  self: name,
  person: head,
  households,
});
const MA = person('ma', 'h1');
const WIFE = person('wife', 'h1');
const WANG = person('wang', 'h2');
const LONE = person('lone');

describe('by the register', () => {
  test.each<[string, Participant, Participant, RegisterRelation | undefined]>([
    ['two who have nothing to do with one another', MA, WANG, undefined],
    ['two of whose households nothing is known', LONE, person('other'), undefined],
    ['one and himself', MA, { ...MA, households: [] }, 'SAME'],
    [
      'an organisation and itself, nobody on record',
      body('COOP', 'c', null),
      body('COOP', 'c', null),
      'SAME',
    ],
    ['a person and his own farm', MA, body('FAMILY_FARM', 'farm', 'ma'), 'SAME'],
    ['a person and his own shop', body('SOLE_TRADER', 'shop', 'ma'), MA, 'SAME'],
    ['his farm and his shop', body('FAMILY_FARM', 'farm', 'ma'), body('SOLE_TRADER', 'shop', 'ma'), 'SAME'],
    [
      'a household and the farm of who heads it',
      { ...MA, kind: 'FARMER_HOUSEHOLD' },
      body('FAMILY_FARM', 'f', 'ma'),
      'SAME',
    ],
    ['a person and the co-operative that he heads', MA, body('COOP', 'coop', 'ma'), 'SAME_HEAD'],
    [
      'his farm and the firm that he heads',
      body('FAMILY_FARM', 'f', 'ma'),
      body('ENTERPRISE', 'e', 'ma'),
      'SAME_HEAD',
    ],
    ['two firms of one head', body('ENTERPRISE', 'e', 'ma'), body('ENTERPRISE', 'g', 'ma'), 'SAME_HEAD'],
    ['two firms, nobody on record', body('ENTERPRISE', 'e', null), body('ENTERPRISE', 'g', null), undefined],
    ['husband and wife', MA, WIFE, 'HOUSEHOLD'],
    ['a man and the farm of his wife', MA, body('FAMILY_FARM', 'f', 'wife', 'h1'), 'HOUSEHOLD'],
    ['a man and the firm that a stranger heads', MA, body('ENTERPRISE', 'e', 'wang', 'h2'), undefined],
    ['one of two households in common', person('a', 'h1', 'h3'), person('b', 'h3', 'h4'), 'HOUSEHOLD'],
  ])('%s', (_, one, other, relation) => {
    expect(relationBetween([one], [other])).toBe(relation);
    expect(relationBetween([other], [one])).toBe(relation);
  });

  test.each<[string, Participant[], Participant[], RegisterRelation | undefined]>([
    ['one of several partners', [WANG, MA], [LONE, MA], 'SAME'],
    ['the strongest is told', [MA, body('COOP', 'coop', 'wang')], [WIFE, WANG], 'SAME_HEAD'],
    ['none of them', [WANG, LONE], [MA, WIFE], undefined],
    ['nobody there', [], [MA], undefined],
  ])('of several: %s', (_, one, other, relation) => expect(relationBetween(one, other)).toBe(relation));
});

test.each<[RegisterRelation, string, string, string]>([
  [
    'SAME',
    'RED',
    '报名 11111111 和 22222222 是同一个人（或者他自己的个体户、家庭农场）',
    '报名 22222222 和转出方是同一个人（或者他自己的个体户、家庭农场）',
  ],
  [
    'SAME_HEAD',
    'RED',
    '报名 11111111 和 22222222 的负责人是同一个人',
    '报名 22222222 和转出方的负责人是同一个人',
  ],
  ['HOUSEHOLD', 'YELLOW', '报名 11111111 和 22222222 是同一户', '报名 22222222 和转出方是同一户'],
])('%s is told in %s', (relation, level, among, toTransferor) => {
  expect(applicantsRisk(relation, '11111111-x', '22222222-x')).toEqual({
    code: 'R31',
    level,
    evidence: among,
  });
  expect(transferorRisk(relation, '22222222-x')).toEqual({ code: 'R05', level, evidence: toTransferor });
});

const other = (relation: RegisterRelation, isEarlier: boolean) => ({ id: '33333333-x', relation, isEarlier });
const found = (change: Partial<FoundRelations>): FoundRelations => ({
  transferor: undefined,
  others: [],
  unknownHeads: 0,
  ...change,
});

test.each<[string, FoundRelations, boolean]>([
  ['the later of one person', found({ others: [other('SAME', true)] }), true],
  ['the earlier of one person', found({ others: [other('SAME', false)] }), false],
  ['the later of one head', found({ others: [other('SAME_HEAD', true)] }), true],
  ['the later of one household', found({ others: [other('HOUSEHOLD', true)] }), false],
  ['a relation to the transferor alone', found({ transferor: 'SAME_HEAD' }), false],
  ['nothing', found({}), false],
])('%s is held: %#', (_, relations, isHeld) => expect(holdOf(relations) !== undefined).toBe(isHeld));

describe('the reviewer is told', () => {
  const all = found({
    transferor: 'HOUSEHOLD',
    others: [other('SAME', true), other('HOUSEHOLD', false)],
    unknownHeads: 1,
  });
  test('everything, with its reason, once nobody can register any more', () => {
    expect(relationNotes(all, true)).toEqual([
      { level: 'YELLOW', sentence: '和转出方是同一户' },
      { level: 'RED', sentence: '和报名 33333333（更早提交）是同一个人（或者他自己的个体户、家庭农场）' },
      { level: 'YELLOW', sentence: '和报名 33333333（更晚提交）是同一户' },
      { level: 'YELLOW', sentence: '有单位没有登记负责人，无法比对，请看营业执照或登记证书' },
    ]);
  });

  test('nothing of others before', () => {
    expect(relationNotes(all, false).map(({ sentence }) => sentence)).toEqual([
      '和转出方是同一户',
      '有单位没有登记负责人，无法比对，请看营业执照或登记证书',
    ]);
  });
});
