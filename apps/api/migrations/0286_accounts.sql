-- Whoever signs up does so by his phone, and may do without a password. The phone lies sealed, and no two accounts have one.
alter table account
  alter column password_hash drop not null,
  add column phone_enc bytea,
  add column phone_hash bytea unique,
  add column phone_hash_even bytea unique,
  -- when somebody last showed that he reads what is sent to it
  add column phone_confirmed_at timestamptz,
  -- when it was taken over by whoever has the number now
  add column phone_released_at timestamptz,
  add check (phone_enc is null or num_nonnulls(phone_hash, phone_hash_even) > 0);

create trigger keep_key_versions before insert or update of phone_enc, phone_hash, phone_hash_even on account
  for each row execute function keep_key_versions('phone_enc', 'phone_hash', 'phone_hash_even');

-- Codes that are sent to a phone: counted for all processes together, and forgotten after a day. Unlogged: nobody misses
-- one after a crash, he asks for another.
create unlogged table one_time_code (
  -- given to the browser that asked for it; nobody else can try it
  id uuid primary key,
  purpose text not null check (purpose in ('ENTER', 'FORGOTTEN', 'PHONE')),
  -- keyed hashes, of the number and of code and id together
  number_mark text not null,
  code_mark text not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz
);
create index one_time_code_expires on one_time_code (expires_at);

-- A session ends half a day after it began, however busy it is. Those of before count from now.
update web_session set sess = jsonb_set(sess::jsonb, '{begunAt}',
  to_jsonb((extract(epoch from clock_timestamp()) * 1000)::bigint))::json
where sess->>'accountId' is not null;
create index web_session_account on web_session ((sess->>'accountId'));
