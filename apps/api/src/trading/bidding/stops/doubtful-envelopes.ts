import type { EntityManager } from 'typeorm';
import type { SessionEntity } from '../session.entity.js';
import { lostSince } from './lost-right.js';

/**
 * Whose envelope must be decided before anything is opened: the first, in the order of the log, who lost his right
 * before the end and whose offer still counts; null where there is none. Source: rules §21 A14c.
 */
export async function findDoubtful(tx: EntityManager, { id }: SessionEntity): Promise<string | null> {
  const rows: { registration_id: string }[] = await tx.query(
    `select l.registration_id from session_line l join bidding_session s on s.id = l.session_id
     where s.id = $1 and l.kind = 'SEALED' and (s.invited is null or l.registration_id = any(s.invited))
       and not exists (select 1 from session_line x where x.session_id = s.id
                         and case when x.kind = 'STRUCK' then x.value::jsonb->'paddles' ? l.paddle else false end)
       and ${lostSince('l.session_id', 'l.registration_id')} < s.end_at
     order by l.seq limit 1`,
    [id],
  );
  return rows[0]?.registration_id ?? null;
}

/** Puts the question of an envelope that is doubtful into the session, whose row the caller holds and writes. */
export async function askAboutEnvelope(tx: EntityManager, session: SessionEntity): Promise<boolean> {
  const doubtful = await findDoubtful(tx, session);
  if (doubtful) Object.assign(session, { question: 'ENVELOPE', questionedId: doubtful, openingDueAt: null });
  return doubtful !== null;
}
