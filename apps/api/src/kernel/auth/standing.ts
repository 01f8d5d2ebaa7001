import { type ActsAsked, MANDATED_ACTS, type MandatedAct, type Permission, actsOf } from '@helan/contracts';
import {
  type IdentityDoor,
  type MandateBearer,
  type PartyKind,
  type VerificationWayName,
  foldAmount,
  formatYuan,
  isOpenTo,
  parseYuan,
} from '@helan/domain';
import type { Fault } from '../http/refused-error.js';

/** The mandate by which somebody acts for a party that is not his own. */
export interface StandingMandate {
  readonly id: string;
  readonly partyName: string;
  /** Why it counts no more, or not yet; null while it does. */
  readonly why: string | null;
  /** It would count, but nobody has seen that whoever acts is the one whom it names. */
  readonly isBearerLost: boolean;
  readonly acts: readonly MandatedAct[];
  /** All of the party's where null. */
  readonly projectIds: readonly string[] | null;
  readonly limitFen: bigint | null;
  /** A guardian or an heir acts for whoever is stopped. */
  readonly standsFor: boolean;
  /** As the papers name it that are signed under it. */
  readonly bearer: MandateBearer;
}

/** How the party for which somebody acts stands at this moment. */
export interface Standing {
  /** Null where the mandate under which he acts counts no more. */
  readonly partyId: string | null;
  readonly partyName: string;
  readonly partyKind: PartyKind;
  readonly ways: readonly VerificationWayName[];
  /** In whose name nothing is done for now, and why. */
  readonly stoppedFor: string | null;
  readonly mandate: StandingMandate | null;
}

/** Of whoever asks. */
interface Standee {
  readonly standing?: Standing | undefined;
}

interface Step {
  readonly permission: Permission;
  readonly door: IdentityDoor | undefined;
  readonly body: unknown;
}

/** Why somebody may not take a step in the name for which he acts; each refusal names the way on. */
export function refuseStanding({ standing }: Standee, { permission, door, body }: Step): Fault | undefined {
  const acts = actsOf(permission);
  if (!standing || acts === 'OWN') return undefined;
  const { mandate, ways } = standing;
  const fault =
    refuseHeld(standing) ?? (mandate && (refuseActs(mandate, acts) ?? refuseOver(mandate, acts, body)));
  return fault ?? (door && !isOpenTo(door, ways) ? { code: 'identity.door-closed' } : undefined);
}

/** Why somebody may not read it: his acts hold for it as well. Whoever is stopped still reads what is his. */
export function refuseReading({ standing }: Standee, permission: Permission): Fault | undefined {
  const acts = actsOf(permission);
  if (!standing?.mandate || acts === 'OWN') return undefined;
  return refuseHeld(standing) ?? refuseActs(standing.mandate, acts);
}

/** Of a step or a page that both sides have, where it is known which of them he acts for. */
export function refuseSide({ standing }: Standee, act: MandatedAct): Fault | undefined {
  return standing?.mandate ? refuseActs(standing.mandate, [act]) : undefined;
}

/** Whoever acts in his own name, is known and is not stopped needs no second look before a bid. */
export function isOpenAtOnce({ standing }: Standee): boolean {
  return !standing || (standing.mandate === null && !standing.stoppedFor && isOpenTo('BID', standing.ways));
}

/** Nothing is done for now in the name for which he acts, or not by him any more. */
function refuseHeld({ mandate, stoppedFor, partyName: party }: Standing): Fault | undefined {
  if (mandate?.isBearerLost) return { code: 'mandate.agent-unknown', values: { party } };
  if (mandate?.why) return { code: 'mandate.ended', values: { party, why: mandate.why } };
  if (stoppedFor && !mandate?.standsFor)
    return { code: 'party.stopped', values: { party, cause: stoppedFor } };
  return undefined;
}

function refuseActs(mandate: StandingMandate, asked: ActsAsked): Fault | undefined {
  const { partyName: party, acts, standsFor } = mandate;
  if (asked === 'STANDING' && standsFor) return undefined;
  if (typeof asked === 'string') return { code: 'mandate.own-business', values: { party } };
  if (asked.some((act) => acts.includes(act))) return undefined;
  const act = asked.map((one) => MANDATED_ACTS[one]).join('”“');
  return { code: 'mandate.not-this-act', values: { party, act } };
}

function refuseOver(mandate: StandingMandate, asked: ActsAsked, body: unknown): Fault | undefined {
  const { partyName: party, limitFen } = mandate;
  if (!asked.includes('BID') || limitFen === null) return undefined;
  const amount = amountIn(body);
  return amount === undefined || amount > limitFen
    ? { code: 'mandate.over-limit', values: { party, limit: formatYuan(limitFen) } }
    : undefined;
}

/** What a bid or an offer names, in fen; nothing where it names nothing that can be read here, as a sealed one does. */
function amountIn(body: unknown): bigint | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { amountFen, amountYuan } = body as Record<string, unknown>;
  if (typeof amountFen === 'string' && /^\d{1,15}$/.test(amountFen)) return BigInt(amountFen);
  const read = typeof amountYuan === 'string' ? parseYuan(foldAmount(amountYuan)) : undefined;
  return typeof read === 'bigint' ? read : undefined;
}
