import { expect, test } from '@jest/globals';
import { mayRegisterAnew } from './register-anew.js';
import type { RegistrationState } from './registration-lifecycle.js';

test.each<[RegistrationState, boolean, boolean, boolean]>([
  // state, holds a paddle, the lot was opened again since, may
  ['WITHDRAWN', false, false, true],
  ['WITHDRAWN', false, true, true],
  ['LAPSED', false, false, false],
  ['LAPSED', false, true, true],
  ['DISQUALIFIED', false, false, false],
  ['DISQUALIFIED', false, true, true],
  ['DISQUALIFIED', true, true, false],
  ['BREACHED', false, true, false],
  ['DRAFT', false, true, false],
  ['QUALIFYING', false, true, false],
  ['ADMITTED', false, true, false],
  ['LOST', false, true, false],
])('%s, with a paddle: %s, opened again since: %s – may register anew: %s', (state, paddle, since, may) => {
  expect(mayRegisterAnew(state, { hasPaddle: paddle, isOpenedSince: since })).toBe(may);
});
