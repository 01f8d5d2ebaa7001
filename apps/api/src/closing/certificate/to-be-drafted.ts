/** Settled lots `l` without a certificate, and those whose last one `v` was revoked. */
export const TO_BE_DRAFTED = {
  from: `from lot l join project p on p.id = l.project_id
    left join lateral (select c.no, c.revoked_at from certificate c
                       where c.lot_id = l.id and c.state = 'REVOKED' order by c.no desc limit 1) v on true`,
  where: `not exists (select 1 from certificate s where s.lot_id = l.id and s.state in ('DRAFT', 'REVIEWED', 'ISSUED'))`,
  since: 'coalesce(v.revoked_at, l.state_since)',
} as const;
