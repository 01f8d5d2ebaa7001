import { EVERYBODY } from './whoever.js';

export const ACCOUNT_STEPS: readonly (readonly [
  verb: 'get' | 'post' | 'put' | 'delete',
  route: string,
  roles: string,
])[] = [
  ['get', 'my/account', EVERYBODY],
  ['put', 'my/account', EVERYBODY],
  ['put', 'my/account/phone', EVERYBODY],
  ['put', 'my/account/password', EVERYBODY],
  ['get', 'my/sessions', EVERYBODY],
  ['delete', 'my/sessions', EVERYBODY],
  ['delete', 'my/sessions/:id', EVERYBODY],
];

/** What whoever is not signed in may post: to come in, and to be sure that he is out. */
export const WAYS_IN: readonly string[] = [
  'POST /session',
  'POST /session/code',
  'POST /session/codes',
  'POST /session/forgotten',
  'POST /session/ending/form',
  'POST /session/form',
  'POST /session/sign-up',
];
