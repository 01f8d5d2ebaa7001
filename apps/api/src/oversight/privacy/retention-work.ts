import { OVER_STATES, type RetentionKind } from '@helan/domain';

/** How a kind is erased: `$1` days, `$2` rows at most; answers `erased`, and `files` of which nothing speaks now. What is over but held: `$1` days; answers `held`. */
export interface RetentionWork {
  readonly erase: string;
  readonly held?: string;
}

const OVER = OVER_STATES.map((state) => `'${state}'`).join(', ');
const OPEN_OBJECTION = `o.state not in ('DECIDED', 'REFUSED', 'DISMISSED')`;

/** Registrations that were never handed in, of lots that are over since so many days. */
const LEFT_DRAFTS = `registration r join lot l on l.id = r.lot_id
  where r.state = 'DRAFT' and l.state in (${OVER}) and l.state_since < platform_now() - make_interval(days => $1)
    and (r.form <> '{}'::jsonb or exists (select from registration_document d where d.registration_id = r.id)
      or exists (select from registration_partner p where p.registration_id = r.id))`;
const DRAFT_IS_HELD = `(exists (select from objection o where o.lot_id = l.id and ${OPEN_OBJECTION})
  or exists (select from risk_alert a where a.project_id = l.project_id and a.closed_at is null))`;

/** Views of parties that have an objection open, as whoever filed it or as the lister. */
const VIEW_IS_HELD = `exists (
  select from objection o left join account c on c.id = o.account_id
    left join lot l on l.id = o.lot_id left join project j on j.id = l.project_id
  where ${OPEN_OBJECTION} and v.party_id in (c.party_id, j.transferor_id))`;
const OLD_VIEWS = `personal_view v where v.at < platform_now() - make_interval(days => $1)`;

/** That somebody was told stays, without what it said; what still waits to be told is not over. */
const OLD_MESSAGES = `message m where m.text <> '' and m.at < platform_now() - make_interval(days => $1)`;
const MESSAGE_IS_HELD = `(exists (select from delivery d where d.message_id = m.id and (d.state = 'WAITING' or (d.state = 'FAILED' and d.channel = 'SMS')))
  or exists (select from mouth_telling t where t.message_id = m.id and t.told_at is null))`;

/** Accounts whose owner has not worked here for `$1` days. */
export const DISMISSED = `select id from account where disabled_at < platform_now() - make_interval(days => $1)`;

export const RETENTION_WORK: Readonly<Partial<Record<RetentionKind, RetentionWork>>> = {
  COPY: {
    erase: `with gone as (
      update personal_copy set content_enc = null, erased_at = platform_now() where id in (
        select id from personal_copy
        where content_enc is not null and made_at < platform_now() - make_interval(days => $1)
        order by made_at limit $2 for update skip locked)
      returning 1) select count(*)::int as erased from gone`,
  },
  DRAFT: {
    erase: `with left_over as (select r.id from ${LEFT_DRAFTS} and not ${DRAFT_IS_HELD}
        order by r.id limit $2 for update of r skip locked),
      papers as (delete from registration_document where registration_id in (select id from left_over)
        returning file_id),
      partners as (delete from registration_partner where registration_id in (select id from left_over)),
      gone as (update registration set form = '{}' where id in (select id from left_over) returning 1)
      select count(*)::int as erased, (select coalesce(array_agg(file_id), '{}') from papers) as files from gone`,
    held: `select count(*)::int as held from ${LEFT_DRAFTS} and ${DRAFT_IS_HELD}`,
  },
  MESSAGE: {
    erase: `with old as (
        select m.id from ${OLD_MESSAGES} and not ${MESSAGE_IS_HELD}
        order by m.at, m.id limit $2 for update of m skip locked),
      notes as (update mouth_telling set note = '' where note <> '' and message_id in (select id from old)),
      gone as (update message set title = '', text = '', facts = '{}', link = '' where id in (select id from old)
        returning 1) select count(*)::int as erased from gone`,
    held: `select count(*)::int as held from ${OLD_MESSAGES} and ${MESSAGE_IS_HELD}`,
  },
  SECOND_FACTOR: {
    erase: `with gone as (
        update second_factor set secret_enc = null, ended_at = coalesce(ended_at, platform_now()) where id in (
          select f.id from second_factor f where f.secret_enc is not null
            and (f.ended_at < platform_now() - make_interval(days => $1) or f.account_id in (${DISMISSED}))
          order by f.id limit $2 for update skip locked)
        returning id),
      codes as (update recovery_code set ended_at = platform_now()
        where ended_at is null and factor_id in (select id from gone))
      select count(*)::int as erased from gone`,
  },
  PERSONAL_VIEW: {
    erase: `with gone as (delete from personal_view where id in (
        select v.id from ${OLD_VIEWS} and not ${VIEW_IS_HELD} order by v.at limit $2 for update skip locked)
      returning 1) select count(*)::int as erased from gone`,
    held: `select count(*)::int as held from ${OLD_VIEWS} and ${VIEW_IS_HELD}`,
  },
  SESSION: {
    erase: `with gone as (delete from web_session where sid in (
        select sid from web_session where expire < server_now() - make_interval(days => $1)
        order by expire limit $2 for update skip locked)
      returning 1) select count(*)::int as erased from gone`,
  },
};
