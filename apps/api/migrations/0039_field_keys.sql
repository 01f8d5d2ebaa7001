-- Keys of personal data have versions, so that one can be exchanged for the next while the platform runs. The first
-- byte of what is sealed is the version of its key; what was sealed before this bears a 1 already.
--
-- OPEN: texts are sealed with it. CLOSED: none any more, but its look-up hashes are still made, because there may
-- be rows that have no other. LEAVING: every row has the hash of the next key; those of this one are taken away.
-- EMPTY: nothing in the database is of this key, and it may be forgotten.
create table field_key (
  version integer primary key check (version between 1 and 255),
  -- Tells keys apart without telling them; empty until the first start with the key.
  fingerprint text not null,
  state text not null check (state in ('OPEN', 'CLOSED', 'LEAVING', 'EMPTY')),
  since timestamptz not null
);

-- A database that has been in use was sealed with the one key there was.
insert into field_key (version, fingerprint, state, since)
  select 1, '', 'OPEN', platform_now() where exists (select 1 from account);

-- `x_hash` is made with a key of an odd version, `x_hash_even` with one of an even version. During an exchange rows
-- have both, and at every moment there is one that all rows have: so each is unique by itself where one has to be.
alter table party
  alter column id_number_hash drop not null,
  add column id_number_hash_even bytea unique,
  add check (num_nonnulls(id_number_hash, id_number_hash_even) > 0),
  alter column bank_account_hash drop not null,
  add column bank_account_hash_even bytea,
  add check (num_nonnulls(bank_account_hash, bank_account_hash_even) > 0);
alter table project_household
  alter column id_number_hash drop not null,
  add column id_number_hash_even bytea,
  add check (num_nonnulls(id_number_hash, id_number_hash_even) > 0),
  add unique (project_id, id_number_hash_even);
alter table bar
  alter column id_number_hash drop not null,
  add column id_number_hash_even bytea,
  add check (num_nonnulls(id_number_hash, id_number_hash_even) > 0);
create index bar_person_even on bar (id_number_hash_even);
alter table registration_partner
  alter column id_number_hash drop not null,
  add column id_number_hash_even bytea,
  add check (num_nonnulls(id_number_hash, id_number_hash_even) > 0);
create index registration_partner_person_even on registration_partner (id_number_hash_even);
alter table bank_receipt
  alter column payer_account_hash drop not null,
  add column payer_account_hash_even bytea,
  add check (num_nonnulls(payer_account_hash, payer_account_hash_even) > 0);

-- From where those come who take part in a lot is hashed with a key of the lot, which lies sealed like any text: two
-- visits of one lot are compared and nothing else, and a change of key need not know what was hashed.
create table visit_key (
  lot_id uuid primary key references lot (id),
  key_enc bytea not null
);

-- Whoever writes with a key that has been exchanged has read before the exchange, or was started before it. He is
-- asked to begin again, as after a conflict, and then reads the newer text; nothing falls back behind the exchange.
-- Hashes of a key that leaves are not taken in any more.
create function keep_key_versions() returns trigger language plpgsql as $$
declare
  name text;
  now_there bytea;
  was_there bytea;
begin
  foreach name in array tg_argv loop
    execute format('select ($1).%I', name) into now_there using new;
    continue when now_there is null;
    if name like '%\_enc' then
      was_there := null;
      if tg_op = 'UPDATE' then execute format('select ($1).%I', name) into was_there using old; end if;
      if now_there is distinct from was_there and exists (
        select 1 from field_key where version = get_byte(now_there, 0) and state <> 'OPEN'
      ) then
        raise exception '%.% is sealed with a key that has been exchanged', tg_table_name, name
          using errcode = 'serialization_failure';
      end if;
    elsif (
      select bool_and(state in ('LEAVING', 'EMPTY')) from field_key
      where version % 2 = case when name like '%\_even' then 0 else 1 end
    ) then
      new := jsonb_populate_record(new, jsonb_build_object(name, null));
    end if;
  end loop;
  return new;
end $$;

-- On every table with a sealed column, for all of its sealed columns and their hashes.
do $$
declare
  target record;
begin
  for target in
    select c.table_name, string_agg(quote_literal(c.column_name), ', ') as named, string_agg(c.column_name, ', ') as columns
    from information_schema.columns c
    where c.table_schema = current_schema() and c.data_type = 'bytea'
      and (c.column_name like '%\_enc' or c.column_name like '%\_hash' or c.column_name like '%\_hash\_even')
      and exists (select 1 from information_schema.columns e where e.table_schema = c.table_schema
                    and e.table_name = c.table_name and e.column_name like '%\_enc' and e.data_type = 'bytea')
    group by c.table_name
  loop
    execute format(
      'create trigger keep_key_versions before insert or update of %s on %I for each row execute function keep_key_versions(%s)',
      target.columns, target.table_name, target.named);
  end loop;
end $$;

-- What a party was recorded as is never changed, but it may be sealed anew with a later key.
create function refuse_change_but_of_key() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'facts_enc' = to_jsonb(old) - 'facts_enc'
     and get_byte(new.facts_enc, 0) > get_byte(old.facts_enc, 0) then
    return new;
  end if;
  raise exception '% rows are only ever added', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger party_record_append_only on party_record;
create trigger party_record_append_only before update or delete on party_record
  for each row execute function refuse_change_but_of_key();
