import { type PlainDate, isPlainDate } from '../../kernel/date/index.js';
import { type PartyKind, isNatural, refuseIdNumber } from '../../kernel/identity/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';

/** Why somebody acts for a party that is not himself. */
export const MANDATE_KINDS = {
  AGENT: '代理人',
  CO_HOLDER: '同户共有人',
  GUARDIAN: '监护人',
  HEIR: '继承人',
} as const;

export type MandateKind = keyof typeof MANDATE_KINDS;

/** Who stands for somebody that can no longer act: named by papers at the window, and confirmed there by another person. */
export const STANDING_FOR: readonly MandateKind[] = ['GUARDIAN', 'HEIR'];

/** A mandate runs this long at most, in days; then it is given again. */
export const LONGEST_MANDATE_DAYS = 366;

export interface MandateDays {
  readonly kind: MandateKind;
  readonly fromDay: PlainDate;
  readonly untilDay: PlainDate | null;
  /** The day on which it was ended before its time. */
  readonly endedOn: PlainDate | null;
  /** A guardian's or an heir's, as long as nobody else has seen the papers. */
  readonly isUnconfirmed: boolean;
  /** Nothing is done in the party's name for now, but by whoever stands for it. */
  readonly isPartyStopped: boolean;
}

/** `HELD` while the party is stopped, `UNCALLED` where nobody has to stand for it. */
export type MandateStanding =
  'EFFECTIVE' | 'AHEAD' | 'ENDED' | 'EXPIRED' | 'UNCONFIRMED' | 'HELD' | 'UNCALLED';

/**
 * How a mandate stands on a day: its last day is one of it, whoever ends it ends it at once. Whoever is stopped is stood
 * for, and his agents do nothing meanwhile; whoever is not decides himself.
 */
export function mandateOn(today: PlainDate, mandate: MandateDays): MandateStanding {
  if (mandate.endedOn !== null) return 'ENDED';
  if (mandate.untilDay !== null && today > mandate.untilDay) return 'EXPIRED';
  const standsFor = STANDING_FOR.includes(mandate.kind);
  if (standsFor && !mandate.isPartyStopped) return 'UNCALLED';
  if (mandate.isUnconfirmed) return 'UNCONFIRMED';
  if (today < mandate.fromDay) return 'AHEAD';
  return mandate.isPartyStopped && !standsFor ? 'HELD' : 'EFFECTIVE';
}

/** Who signs for a party, and by what. */
export interface MandateBearer {
  readonly kind: MandateKind;
  readonly agentName: string;
  readonly fromDay: PlainDate;
  readonly untilDay: PlainDate | null;
}

/** `（代理人：马新雨）`, as a paper names whoever may sign it for a party; nothing where nobody does. Source: rules §9. */
export function bearersInWords(bearers: readonly Pick<MandateBearer, 'kind' | 'agentName'>[]): string {
  const words = bearers.map(({ kind, agentName }) => `${MANDATE_KINDS[kind]}：${agentName}`);
  return words.length === 0 ? '' : `（${words.join('；')}）`;
}

/** The name under a signature: the party's, with whoever signed for it and the days of his mandate. */
export function signedFor(party: string, { kind, agentName, fromDay, untilDay }: MandateBearer): string {
  const days = untilDay === null ? `${fromDay} 起` : `${fromDay} 至 ${untilDay}`;
  return `${party}（${MANDATE_KINDS[kind]}：${agentName}，${STANDING_FOR.includes(kind) ? '登记' : '授权'} ${days}）`;
}

/** Whom a party of a kind may let act for it; nobody for a person that is no household. Source: rules §9.8. */
export function mandateOf(partyKind: PartyKind): 'AGENT' | 'CO_HOLDER' | null {
  if (partyKind === 'FARMER_HOUSEHOLD') return 'CO_HOLDER';
  return isNatural(partyKind) ? null : 'AGENT';
}

export interface AskedMandate {
  readonly partyKind: PartyKind;
  readonly isPartyVerified: boolean;
  readonly partyIdNumber: string;
  readonly kind: 'AGENT' | 'CO_HOLDER';
  readonly agentIdNumber: string;
  readonly fromDay: string;
  readonly untilDay: string | null;
  readonly today: PlainDate;
}

/** Why a party cannot give a mandate as it asks. Source: rules §9.8 (授权委托书). */
export function refuseMandate(asked: AskedMandate): Refusal[] {
  if (!asked.isPartyVerified) return [refusal('mandate.party-not-verified')];
  if (asked.kind !== mandateOf(asked.partyKind))
    return [refusal(asked.kind === 'CO_HOLDER' ? 'mandate.no-household' : 'mandate.no-organisation')];
  const faults = refuseIdNumber(asked.agentIdNumber, 'agentIdNumber', asked.today);
  if (asked.agentIdNumber === asked.partyIdNumber) faults.push(refusal('mandate.oneself', 'agentIdNumber'));
  return [...faults, ...refuseDays(asked)];
}

function refuseDays({ kind, fromDay, untilDay, today }: AskedMandate): Refusal[] {
  if (!isPlainDate(fromDay)) return [refusal('calendar.bad-date', 'fromDay')];
  if (untilDay === null) return kind === 'AGENT' ? [refusal('text.missing', 'untilDay')] : [];
  if (!isPlainDate(untilDay)) return [refusal('calendar.bad-date', 'untilDay')];
  if (untilDay < fromDay) return [refusal('mandate.reversed', 'untilDay')];
  if (untilDay < today) return [refusal('mandate.past', 'untilDay')];
  const days = (Date.parse(untilDay) - Date.parse(fromDay)) / 86_400_000;
  return days > LONGEST_MANDATE_DAYS
    ? [refusal('mandate.too-long', 'untilDay', { days: LONGEST_MANDATE_DAYS })]
    : [];
}
