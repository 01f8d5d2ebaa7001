/** Somebody whom the platform knows already under the ID number that the issuer names. */
export interface Holder {
  /** Null of a person for whom the liaison wrote and who has no account. */
  readonly accountId: string | null;
  readonly isSameName: boolean;
  readonly claim: NumberClaim;
}

/**
 * What stands behind a number: somebody has seen whose it is; nobody has, and business has begun with it or another has
 * written it; or it is only said by whoever holds the account.
 */
export type NumberClaim = 'VERIFIED' | 'BEGUN' | 'DECLARED';

export interface IssuerArrivalFacts {
  readonly isRealPerson: boolean;
  /** The account to which this person of the issuer is linked already. */
  readonly linkedAccountId: string | null;
  /** He says that what another account has only declared under this number is not his. */
  readonly disowns: boolean;
  /** The number that the linked account is verified under is the one that the issuer names now; true where none is. */
  readonly isLinkedNumber: boolean;
  /** The account that is signed in on this browser and asked to be linked. */
  readonly askingAccountId: string | null;
  /** Whether the account that asks is linked to somebody of the issuer already. */
  readonly isAskerLinked: boolean;
  /** What has been verified of the asking account's number: none, this one, another one. */
  readonly askerNumber: 'NONE' | 'SAME' | 'OTHER';
  /** Everybody under this number. */
  readonly holders: readonly Holder[];
}

export type IssuerArrival =
  | { readonly kind: 'SIGN_IN'; readonly accountId: string }
  | { readonly kind: 'NEW_ACCOUNT' }
  | { readonly kind: 'LINK'; readonly accountId: string }
  /** The account's own sign-in, or the window, has to say yes first; its old telephone is told. */
  | { readonly kind: 'ASK'; readonly accountId: string }
  /** Two people under one number, or one whom nobody has seen: neither is linked, the center looks. */
  | { readonly kind: 'CLASH' }
  | {
      readonly kind: 'REFUSED';
      readonly code: 'issuer.not-real-person' | 'issuer.other-person' | 'issuer.declared-only';
    };

/**
 * What becomes of somebody who comes from the issuer. Accounts are linked by the ID number alone, and only where the
 * issuer has seen the person. A number that an account has only declared is nobody's claim: such an account is asked
 * nothing, and keeps nobody out. Source: rules §5, §13.1.
 */
export function decideIssuerArrival(facts: IssuerArrivalFacts): IssuerArrival {
  const { linkedAccountId, askingAccountId, disowns } = facts;
  if (linkedAccountId !== null) return decideKnown(facts, linkedAccountId);
  if (!facts.isRealPerson) return { kind: 'REFUSED', code: 'issuer.not-real-person' };
  const claims = facts.holders.filter(({ claim }) => claim !== 'DECLARED');
  const accounts = accountsOf(claims);
  if (accounts.length > 1 || claims.some((one) => isDoubtful(one, askingAccountId))) return { kind: 'CLASH' };
  const arrival = decideUnlinked(facts, accounts);
  const mayBeHis = accountsOf(facts.holders).some((id) => id !== askingAccountId && !accounts.includes(id));
  // It may be his own of before: he signs in to it, or says that it is not his.
  const isAsked = mayBeHis && !disowns && (arrival.kind === 'NEW_ACCOUNT' || arrival.kind === 'LINK');
  return isAsked ? { kind: 'REFUSED', code: 'issuer.declared-only' } : arrival;
}

/** Of another name, or an account whose own word would say nothing: the center looks. */
function isDoubtful({ isSameName, claim, accountId }: Holder, askingAccountId: string | null): boolean {
  return !isSameName || (claim === 'BEGUN' && accountId !== null && accountId !== askingAccountId);
}

function accountsOf(holders: readonly Holder[]): string[] {
  return [...new Set(holders.map(({ accountId }) => accountId).filter((id) => id !== null))];
}

function decideUnlinked(facts: IssuerArrivalFacts, accounts: readonly string[]): IssuerArrival {
  if (facts.askingAccountId !== null) return decideAsked(facts, facts.askingAccountId, accounts);
  return accounts[0] === undefined ? { kind: 'NEW_ACCOUNT' } : { kind: 'ASK', accountId: accounts[0] };
}

/** A person of the issuer whose number has changed hands is somebody else; so is whoever asks for another account. */
function decideKnown(
  { isLinkedNumber, askingAccountId }: IssuerArrivalFacts,
  accountId: string,
): IssuerArrival {
  const isOther = !isLinkedNumber || (askingAccountId !== null && askingAccountId !== accountId);
  return isOther ? { kind: 'REFUSED', code: 'issuer.other-person' } : { kind: 'SIGN_IN', accountId };
}

function decideAsked(
  { isAskerLinked, askerNumber }: IssuerArrivalFacts,
  accountId: string,
  accounts: readonly string[],
): IssuerArrival {
  const isOthers = accounts.some((id) => id !== accountId);
  if (isAskerLinked || askerNumber === 'OTHER' || isOthers)
    return { kind: 'REFUSED', code: 'issuer.other-person' };
  return { kind: 'LINK', accountId };
}
