import type { MandatedAct } from '@helan/contracts';
import {
  MANDATE_KINDS,
  type MandateKind,
  NATURAL_KINDS,
  type PartyKind,
  STANDING_FOR,
  STOP_CAUSES,
  type StopCause,
  type VerificationWayName,
  mandateOn,
} from '@helan/domain';
import type { Standing } from '../../kernel/auth/index.js';
import { sameHash } from '../../kernel/secrets/look-up.js';

export interface StandingRow {
  readonly partyId: string;
  readonly partyName: string;
  readonly partyKind: PartyKind;
  readonly way: VerificationWayName | null;
  readonly isNameChecked: boolean;
  readonly stop: StopCause | null;
  /** Of whoever acts for another: why he does nothing himself. */
  readonly ownStop: StopCause | null;
  /** Of whoever acts for another: that he is verified under the number that the mandate names. */
  readonly isBearerKnown: boolean | null;
  readonly today: string;
  readonly mandate: {
    readonly id: string;
    readonly kind: MandateKind;
    readonly agentName: string;
    readonly acts: MandatedAct[];
    readonly projectIds: string[] | null;
    readonly limitFen: string | null;
    readonly fromDay: string;
    readonly untilDay: string | null;
    readonly endedOn: string | null;
    readonly isUnconfirmed: boolean;
    readonly isPartyStopped: boolean;
  } | null;
}

/** As the sentence of a mandate goes on. */
export const BEARER_UNKNOWN = '因为还没有核验您本人（或者号码和授权书上的不一样），先停着';

export type JudgedMandate = NonNullable<StandingRow['mandate']>;

const DAY = (at: string) => `(${at} at time zone 'Asia/Shanghai')::date`;
/** SQL of a stop `s`: nothing is done in the party's name but by whoever stands for it. */
const HOLDS = "s.state in ('IN_FORCE', 'LIFTING')";

const stopOf = (partyId: string) =>
  `(select s.cause from party_stop s where s.party_id = ${partyId} and ${HOLDS})`;

/** SQL of a mandate `m` as it is judged. */
export const MANDATE = `jsonb_build_object('id', m.id, 'kind', m.kind, 'agentName', m.agent_name, 'acts', m.acts, 'projectIds', m.project_ids,
  'limitFen', m.limit_fen::text, 'fromDay', m.from_day, 'untilDay', m.until_day, 'endedOn', ${DAY('m.ended_at')},
  'isUnconfirmed', m.kind in ('GUARDIAN', 'HEIR') and m.confirmed_at is null,
  'isPartyStopped', exists (select from party_stop s where s.party_id = m.party_id and ${HOLDS}))`;

/** SQL: somebody has seen that the holder of an account is whom a mandate `m` names. */
export const isBearer = (accountId: string) => `(exists (select from real_name r
    where r.account_id = ${accountId} and ${sameHash('r.id_number_hash', 'm.agent_id_hash')})
  or exists (select from account b join party o on o.id = b.party_id where b.id = ${accountId}
    and o.kind = any('{${NATURAL_KINDS.join(',')}}') and o.verified_at is not null
    and ${sameHash('o.id_number_hash', 'm.agent_id_hash')}))`;

/**
 * SQL on an account `a`: how the party stands for which it acts, its own or another's; null where there is none. It is
 * asked with every request: the mandate comes first, so that the party is found by its key.
 */
export const STANDING = `(select jsonb_build_object('partyId', p.id, 'partyName', p.name, 'partyKind', p.kind, 'way', p.verified_way,
    'isNameChecked', p.name_checked_at is not null, 'today', ${DAY('platform_now()')},
    'stop', ${stopOf('p.id')}, 'ownStop', case when m.id is not null then ${stopOf('a.party_id')} end,
    'isBearerKnown', case when m.id is not null then ${isBearer('a.id')} end,
    'mandate', case when m.id is not null then ${MANDATE} end)
  from (select a.acting_mandate_id as id) acting left join agent_mandate m on m.id = acting.id
    join party p on p.id = coalesce(m.party_id, a.party_id)
  where acting.id is not distinct from m.id)`;

export function standingOf({
  partyId,
  partyName,
  partyKind,
  way,
  isNameChecked,
  stop,
  ownStop,
  isBearerKnown,
  today,
  mandate,
}: StandingRow): Standing {
  // Whom the stop holds is refused for it, in words of its own.
  const isHeld = mandate && mandateOn(today, mandate) === 'HELD';
  const over =
    mandate &&
    (ownStop ? `因您本人停办（${STOP_CAUSES[ownStop]}）停用` : isHeld ? null : whyNot(today, mandate));
  const isLost = mandate !== null && over === null && isBearerKnown !== true;
  const why = isLost ? BEARER_UNKNOWN : over;
  return {
    partyId: why ? null : partyId,
    partyName,
    partyKind,
    ways: [...(way ? [way] : []), ...(isNameChecked ? (['NAME_AND_NUMBER'] as const) : [])],
    stoppedFor: stop && STOP_CAUSES[stop],
    mandate: mandate && {
      id: mandate.id,
      partyName,
      why,
      isBearerLost: isLost,
      acts: mandate.acts,
      projectIds: mandate.projectIds,
      limitFen: mandate.limitFen === null ? null : BigInt(mandate.limitFen),
      standsFor: STANDING_FOR.includes(mandate.kind),
      bearer: mandate,
    },
  };
}

/** Why a mandate does not count on a day, as the sentence goes on; null while it does. */
export function whyNot(today: string, mandate: JudgedMandate): string | null {
  switch (mandateOn(today, mandate)) {
    case 'EFFECTIVE':
      return null;
    case 'ENDED':
      return `已经在 ${mandate.endedOn} 被收回`;
    case 'EXPIRED':
      return `到 ${mandate.untilDay} 为止，已经到期`;
    case 'AHEAD':
      return `从 ${mandate.fromDay} 才开始`;
    case 'UNCONFIRMED':
      return `（${MANDATE_KINDS[mandate.kind]}）还在等中心另一位工作人员确认`;
    case 'HELD':
      return '因为对方停办，先停着';
    case 'UNCALLED':
      return `（${MANDATE_KINDS[mandate.kind]}）因为对方恢复办理，不再需要`;
  }
}
