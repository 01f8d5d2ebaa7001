-- The platform's role puts links into the chain, and could put in one for an entry that does not exist: behind its number
-- nothing was sealed any more, for good. A link is the next one now, for the next entry that there is, with its digest and
-- the hash over the link before; anything else is refused to whoever tries. The digest is `ENTRY_DIGEST` of
-- `oversight/audit/audit-rows.ts`, the hash `linkText` of `libs/domain/src/oversight/audit/audit-chain.ts`: they change
-- together or not at all.
create function follow_chain() returns trigger language plpgsql set search_path = public, pg_temp
as $$
declare
  last audit_link%rowtype;
  found text;
begin
  select * into last from audit_link order by position desc limit 1;
  select encode(sha256(convert_to(jsonb_build_array(
      e.seq, e.table_name, e.op, e.row_key, e.actor, e.request, e.db_role,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.tx, e.before, e.after, e.of_project, e.of_lot
    )::text, 'UTF8')), 'hex')
    into found from audit_entry e where e.seq = new.seq;
  if found is null or found <> new.digest
    or new.position <> coalesce(last.position, 0) + 1
    or new.seq <= coalesce(last.seq, 0)
    or exists (select from audit_entry e where e.seq > coalesce(last.seq, 0) and e.seq < new.seq)
    or new.hash <> encode(sha256(convert_to(concat_ws('|', 'audit', coalesce(last.hash, repeat('0', 64)),
      new.position, new.seq, new.digest), 'UTF8')), 'hex')
  then
    raise exception 'link % for entry % does not follow in the chain', new.position, new.seq;
  end if;
  return new;
end $$;
create trigger audit_link_follows before insert on audit_link for each row execute function follow_chain();
