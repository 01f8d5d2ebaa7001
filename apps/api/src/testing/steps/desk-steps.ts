import { STAFF } from './whoever.js';

/** Who may do what at the desk; what of it waits for whom is asked within. */
export const DESK_STEPS: readonly (readonly [
  verb: 'get' | 'post' | 'put' | 'delete',
  route: string,
  roles: string,
])[] = [
  ['get', 'desk/work', STAFF],
  ['get', 'desk/work/sheet', STAFF],
  ['get', 'desk/counts', STAFF],
  ['get', 'desk/search', STAFF],
  ['get', 'desk/views', STAFF],
  ['post', 'desk/views', STAFF],
  ['delete', 'desk/views/:id', STAFF],
  ['put', 'desk/open/:id', STAFF],
  ['delete', 'desk/open/:id', STAFF],
  ['get', 'desk/colleagues/:id', STAFF],
  ['put', 'desk/claims/:id', STAFF],
  ['delete', 'desk/claims/:id', STAFF],
  ['get', 'desk/sessions', 'TRADE_HOST'],
  ['post', 'desk/sessions/stop', 'TRADE_HOST'],
];
