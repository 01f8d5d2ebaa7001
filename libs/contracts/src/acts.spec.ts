import { expect, test } from '@jest/globals';
import { ACT_OF } from './acts.js';
import { PERMISSIONS } from './permissions.js';

test('of everything that a member may do it is said whether an agent may be given it', () => {
  const members = Object.entries(PERMISSIONS)
    .filter(([, roles]) => (roles as readonly string[]).includes('MEMBER'))
    .map(([permission]) => permission);
  expect(Object.keys(ACT_OF).sort()).toEqual(members.sort());
});
