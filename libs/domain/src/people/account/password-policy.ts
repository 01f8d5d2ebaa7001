import { type Refusal, refusal } from '../../kernel/refusal.js';

/** In code points. Nothing is asked of the kinds of characters: length is what counts. */
export const PASSWORD_LEAST = 8;

/** A password as it is compared with others: letter case and width make none of them rarer. */
export function foldPassword(password: string): string {
  return password.normalize('NFKC').toLowerCase();
}

/**
 * What a new password lacks: all of it, named. `ownNames` are login and phone of whoever sets it; `isCommon` knows the
 * passwords that are tried first, folded.
 */
export function refusePassword(
  password: string,
  ownNames: readonly string[],
  isCommon: (folded: string) => boolean,
): Refusal[] {
  const folded = foldPassword(password);
  const length = [...password].length;
  const lacks: (Refusal | false)[] = [
    length < PASSWORD_LEAST && refusal('password.too-short', 'password', { min: PASSWORD_LEAST, length }),
    isCommon(folded) && refusal('password.common', 'password'),
    ownNames.some((name) => name !== '' && foldPassword(name) === folded) &&
      refusal('password.own-name', 'password'),
  ];
  return lacks.filter((lack): lack is Refusal => lack !== false);
}
