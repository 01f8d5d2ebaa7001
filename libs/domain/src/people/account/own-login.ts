import { type Refusal, refusal } from '../../kernel/refusal.js';
import { foldPhone, isMobilePhone, readLoginName } from '../../kernel/identity/index.js';

/** Letters, digits, dot, dash and line below, and Chinese characters; not digits alone, as a number is somebody's phone. */
const LOGIN = /^(?!\d+$)[\p{Script=Han}a-z0-9._-]{3,30}$/u;

/** A login that somebody chooses himself, as it is kept; or why it cannot be one. */
export function readOwnLogin(text: string): string | Refusal {
  const login = readLoginName(text);
  return LOGIN.test(login) ? login : refusal('login.bad', 'login');
}

/** Who somebody says he is at the door: the phone of an account, or its login. Source: rules §21 A17. */
export function readDoorName(text: string): string {
  const name = readLoginName(text);
  const phone = foldPhone(name);
  return isMobilePhone(phone) ? phone : name;
}
