import { foldIdNumber, foldName, foldPhone, isIdNumber, isMobilePhone } from '../../kernel/identity/index.js';

/** Under which names an issuer says what it knows of a person. */
export interface ClaimNames {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly level: string;
}

/** What an issuer has said of a person, folded as everything that is handed in. */
export interface IssuerPerson {
  readonly name: string;
  /** Empty where it says none, or one that cannot be. */
  readonly idNumber: string;
  /** Empty where it says none. */
  readonly phone: string;
  /** The person has it, as the issuer knows; where it says so expressly that it has not looked, this is no. */
  readonly isPhoneVerified: boolean;
  /** It has seen that this is the person himself. */
  readonly isRealPerson: boolean;
}

/** Reads an issuer's answer by the names and levels that were agreed with it; a missing or strange claim is empty. */
export function readClaims(
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames,
  realLevels: readonly string[],
): IssuerPerson {
  const text = (name: string) => {
    const value = claims[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const name = foldName(text(names.name));
  const idNumber = foldIdNumber(text(names.idNumber));
  const isKnown = isIdNumber(idNumber) && name !== '';
  const phone = foldPhone(text(names.phone));
  // Of whom it says no number it has not seen who he is, whatever level it names.
  const isRealPerson = isKnown && realLevels.includes(text(names.level));
  const isUnseen = [false, 'false'].includes(claims[`${names.phone}_verified`] as boolean | string);
  return {
    name,
    idNumber: isKnown ? idNumber : '',
    phone,
    isPhoneVerified: isRealPerson && isMobilePhone(phone) && !isUnseen,
    isRealPerson,
  };
}
