import { barsOfRegistration } from '../../registration/index.js';

/**
 * SQL: since when a registration of a session may not win in it any more: barred by a decision, he or one who applies with him, out of the admitted,
 * or without his deposit. Null as long as he may. What two people have weighed and upheld counts no more; whatever
 * came after they had put it in writing does. Both arguments are SQL, of ids. Source: rules §21 A14c.
 */
export function lostSince(sessionId: string, registrationId: string): string {
  return `(
    select min(lost.since) from (
      select greatest(b.set_at, b.barred_from::timestamp at time zone 'Asia/Shanghai') as since
      ${barsOfRegistration(registrationId)}
      union all
      select coalesce((select max(e.at) from registration_event e
                       where e.registration_id = lr.id and e.from_state = 'ADMITTED'), platform_now())
      from registration lr where lr.id = ${registrationId} and lr.state <> 'ADMITTED'
      union all
      select ld.moved_at from deposit ld where ld.registration_id = ${registrationId} and ld.state <> 'HELD'
    ) lost
    where not exists (
      select 1 from session_decision u
      where u.session_id = ${sessionId} and u.registration_id = ${registrationId}
        and u.kind = 'UPHOLD' and u.is_agreed and u.proposed_at >= lost.since))`;
}
