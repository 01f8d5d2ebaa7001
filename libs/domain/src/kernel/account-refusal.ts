/** Why somebody cannot come in, his account not be as he wants it, or nobody stand in for him. */
export type AccountRefusal =
  | 'password.too-short'
  | 'password.common'
  | 'password.own-name'
  | 'login.bad'
  | 'code.wrong'
  | 'code.expired'
  | 'code.used'
  | 'code.dead'
  | 'stand-in.reversed'
  | 'stand-in.past'
  | 'stand-in.too-long'
  | 'stand-in.separated';
