import { formatQuantity, parseQuantity, type Quantity } from '../../kernel/area/index.js';
import type { PartyKind } from '../../kernel/identity/index.js';
import { type Refusal, foldLine, isBlank, refusal } from '../../kernel/index.js';
import { CLAIM_GROUNDS, type ClaimGround } from './priority-claim.js';
import type { RegistrationPaper } from './registration-papers.js';

/**
 * What the notice of a lot asks of whoever wants to receive it, beyond what all ask; each part with the rule behind it.
 * Notices of before lack it, and ask nothing of the kind.
 */
export interface ReceivingTerms {
  /** Who comes first at the same price, also where nobody bids. */
  readonly priority: readonly ClaimGround[];
  /** The most that one household may hold, in 0.0001 of the lot's unit, as digits. */
  readonly holdingCap: { readonly quantity: string; readonly source: string } | null;
  /** Nobody but the collective itself may receive it. */
  readonly redemption: { readonly source: string } | null;
  readonly onePerHousehold: { readonly source: string } | null;
  /** The paper that every applicant brings. */
  readonly qualification: { readonly name: string; readonly source: string } | null;
}

/** Another lot of the kind that a household stands to receive: it has applied for it, or won it, and has no certificate. */
export interface HouseholdClaim {
  readonly lotNo: string;
  readonly quantity: Quantity;
}

/** What a household has of a right that it may have only so much of, and what it stands to get. */
export interface Holdings {
  /** It is the collective of the lot's own village. */
  readonly isOwnCollective: boolean;
  /** Of the lot. */
  readonly quantity: Quantity;
  /** What the applicant says his household holds. */
  readonly heldShares: string;
  /** What it has got here, less what it has given away. */
  readonly knownShares: Quantity;
  /** The homestead that his household has got here. */
  readonly heldPlot?: string | undefined;
  readonly claims?: readonly HouseholdClaim[];
}

export interface ReceivingAttempt extends Holdings {
  readonly terms: ReceivingTerms | undefined;
  readonly applicantKind: PartyKind;
  readonly isJoint: boolean;
  /** Kinds of those who take it on together with him. */
  readonly partnerKinds?: readonly PartyKind[];
  /** The right stays among the members of the collective. */
  readonly isMembersOnly?: boolean;
  /** The register knows the applicant as one of those, now. */
  readonly isMember?: boolean;
  readonly hasOnlyThisHome: boolean;
  /** The priority that he claims. */
  readonly claimGround?: ClaimGround | '' | undefined;
  readonly documentKinds: readonly string[];
}

/** Kinds of the papers that a notice asks of everybody who registers. */
export function askedPapers(terms: ReceivingTerms | null | undefined): RegistrationPaper[] {
  if (!terms) return [];
  return [
    ...(terms.holdingCap ? (['SHARE_REGISTER'] as const) : []),
    ...(terms.onePerHousehold ? (['HOMESTEAD_PROOF'] as const) : []),
    ...(terms.qualification ? (['QUALIFICATION'] as const) : []),
  ];
}

/** Why somebody cannot receive a right that stays inside, or brings too little for it. Source: rules §3.6, §3.10, §16.3. */
export function refuseReceiving(attempt: ReceivingAttempt): Refusal[] {
  if (attempt.applicantKind === 'TOWN_GOVERNMENT') return [refusal('registration.government')];
  const faults = [...refuseGovernments(attempt), ...refuseOutsiders(attempt)];
  if (!attempt.terms) return faults;
  return [
    ...faults,
    ...refuseOthers(attempt, attempt.terms),
    ...refuseJoint(attempt, attempt.terms),
    ...refuseShares(attempt, attempt.terms),
    ...refuseHome(attempt, attempt.terms),
    ...refuseUnqualified(attempt, attempt.terms),
    ...refuseClaim(attempt, attempt.terms),
  ];
}

function refuseGovernments({ partnerKinds = [] }: ReceivingAttempt): Refusal[] {
  return partnerKinds.flatMap((kind, index) =>
    kind === 'TOWN_GOVERNMENT' ? [refusal('registration.government', `partners.${index}.kind`)] : [],
  );
}

/**
 * What stays among members, and was for that reason decided on without the meeting that outsiders would need, is
 * received by a member, and by him alone. Source: rules §3.2, §6.2 (农村土地承包法 第五十二条).
 */
function refuseOutsiders({ isMembersOnly, isMember, isJoint, terms }: ReceivingAttempt): Refusal[] {
  if (!isMembersOnly) return [];
  const isTold = terms?.redemption ?? terms?.holdingCap ?? terms?.onePerHousehold;
  return [
    ...(isMember ? [] : [refusal('registration.members-only')]),
    ...(isJoint && !isTold
      ? [refusal('registration.alone', 'partners', { source: '中心交易规则（默认值）' })]
      : []),
  ];
}

function refuseOthers({ isOwnCollective }: ReceivingAttempt, { redemption }: ReceivingTerms): Refusal[] {
  return redemption && !isOwnCollective
    ? [refusal('registration.redemption', undefined, { source: redemption.source })]
    : [];
}

/** What is measured by the household goes to one household. */
function refuseJoint({ isJoint }: ReceivingAttempt, terms: ReceivingTerms): Refusal[] {
  const rule = terms.redemption ?? terms.holdingCap ?? terms.onePerHousehold;
  return isJoint && rule ? [refusal('registration.alone', 'partners', { source: rule.source })] : [];
}

/** What is held and what is received stay within the charter's cap together. */
function refuseShares(attempt: ReceivingAttempt, { holdingCap }: ReceivingTerms): Refusal[] {
  if (!holdingCap || attempt.isOwnCollective) return [];
  const { source } = holdingCap;
  const faults = refusePaper(attempt, 'SHARE_REGISTER', '本户股权登记簿摘录（村集体盖章）', source);
  const stated = readHeld(attempt.heldShares);
  if (stated === undefined)
    return [
      refusal('application.missing-fact', 'heldShares', {
        name: '您家现在持有多少股',
        reason: '没有的写 0；章程规定了每户的上限，要加起来比',
        source,
      }),
      ...faults,
    ];
  return [...refuseHoldings(attempt, { holdingCap, onePerHousehold: null }), ...faults];
}

/**
 * What a household has got and stands to get is held against what it may have: when somebody registers, again before he
 * is found fit, and before he takes over by rank, so that two lots won side by side do not pass. Of two figures of what
 * is held the larger counts. Source: rules §3.6, §3.10.
 */
export function refuseHoldings(
  { isOwnCollective, quantity, heldShares, knownShares, heldPlot, claims = [] }: Holdings,
  { holdingCap, onePerHousehold }: Pick<ReceivingTerms, 'holdingCap' | 'onePerHousehold'>,
): Refusal[] {
  const others = isOwnCollective ? [] : claims;
  if (onePerHousehold && heldPlot !== undefined)
    return [
      refusal('registration.second-homestead', undefined, { plot: heldPlot, source: onePerHousehold.source }),
    ];
  if (onePerHousehold && others[0])
    return [
      refusal('registration.other-homestead', undefined, {
        lotNo: others[0].lotNo,
        source: onePerHousehold.source,
      }),
    ];
  if (!holdingCap || isOwnCollective) return [];
  const stated = readHeld(heldShares) ?? 0n;
  const held = stated > knownShares ? stated : knownShares;
  const pending = others.reduce((sum, claim) => sum + claim.quantity, 0n);
  const cap = BigInt(holdingCap.quantity);
  if (held + pending + quantity <= cap) return [];
  const { source } = holdingCap;
  const values = { held: inWords(held), quantity: inWords(quantity), cap: inWords(cap), source };
  return held + quantity > cap
    ? [refusal('registration.over-holding-cap', 'heldShares', values)]
    : [refusal('registration.over-cap-with-others', 'heldShares', { ...values, pending: inWords(pending) })];
}

function refuseHome(attempt: ReceivingAttempt, { onePerHousehold }: ReceivingTerms): Refusal[] {
  if (!onePerHousehold) return [];
  const { source } = onePerHousehold;
  const beyond = refuseHoldings(attempt, { holdingCap: null, onePerHousehold });
  if (beyond.length > 0) return beyond;
  return [
    ...(attempt.hasOnlyThisHome
      ? []
      : [refusal('registration.homestead-promise', 'hasOnlyThisHome', { source })]),
    ...refusePaper(attempt, 'HOMESTEAD_PROOF', '宅基地资格权和一户一宅证明（村集体出具）', source),
  ];
}

function refuseUnqualified(attempt: ReceivingAttempt, { qualification }: ReceivingTerms): Refusal[] {
  if (!qualification) return [];
  return refusePaper(attempt, 'QUALIFICATION', qualification.name, qualification.source);
}

/** Nobody claims what the notice does not know; of whoever has given it up it is known no more. */
function refuseClaim({ claimGround }: ReceivingAttempt, { priority }: ReceivingTerms): Refusal[] {
  if (!claimGround || priority.includes(claimGround)) return [];
  const { name, source } = CLAIM_GROUNDS[claimGround];
  return [refusal('registration.no-such-claim', 'claimGround', { name, source })];
}

function refusePaper(
  { documentKinds }: ReceivingAttempt,
  kind: string,
  name: string,
  source: string,
): Refusal[] {
  if (documentKinds.includes(kind)) return [];
  return [refusal('registration.missing-proof', `documents.${kind}`, { name, source })];
}

/** A number from nought on; nothing for any other text. */
function readHeld(text: string): Quantity | undefined {
  const line = foldLine(text);
  if (isBlank(line)) return undefined;
  return /^0+(\.0+)?$/.test(line) ? 0n : parseQuantity(line);
}

function inWords(quantity: Quantity): string {
  return quantity === 0n ? '0' : formatQuantity(quantity);
}
