-- A session of any mode: its rules are frozen with it, and its log tells everything that happened in it.
-- A lot may have more than one, one after the other; one of them is the current one.
alter table bidding_session
  add column id uuid not null default gen_random_uuid(),
  add column number integer not null default 1,
  add column is_current boolean not null default true,
  add column rules jsonb,
  -- What the log begins from.
  add column terms jsonb not null default '{}',
  add column lines integer not null default 0,
  add column leader_rank integer,
  add column extensions integer not null default 0,
  add column paused_at timestamptz,
  add column held_ms bigint not null default 0,
  add column day_end_at timestamptz,
  add column resume_at timestamptz,
  add column remembered_state text,
  add column invited uuid[],
  add column failure text;
alter table bidding_session rename column seq to count;
update bidding_session set
  lines = count,
  rules = jsonb_build_object(
    'mode', 'ASC_MULTI',
    'startPriceFen', start_price_fen::text,
    'stepFen', step_fen::text,
    'mostSteps', null,
    'firstBid', 'AT_START',
    'startAt', start_at,
    'freeEndAt', free_end_at,
    'limitedMs', limited_ms,
    'extension', jsonb_build_object('manner', 'RESET', 'byMs', limited_ms, 'triggerMs', limited_ms, 'most', null),
    'dayEndMinute', null);
alter table bidding_session
  alter column rules set not null,
  alter column id drop default,
  alter column number drop default,
  alter column is_current drop default,
  alter column terms drop default,
  drop column start_price_fen,
  drop column step_fen,
  drop column limited_ms;

update project set application = (application - 'freeMinutes' - 'limitedSeconds') || jsonb_build_object('trading',
    jsonb_strip_nulls(jsonb_build_object('freeMinutes', application -> 'freeMinutes',
                                         'limitedSeconds', application -> 'limitedSeconds')))
  where application ?| array['freeMinutes', 'limitedSeconds'];

alter table registration add column claim_rank integer check (claim_rank > 0);
-- Opens the commitment by which the public record names a paddle's holder.
alter table registration add column paddle_salt text;

create table session_line (
  session_id uuid not null,
  seq integer not null check (seq > 0),
  kind text not null,
  -- Its place among the bids; nothing for what the platform did.
  bid_no integer,
  registration_id uuid references registration (id),
  paddle text not null,
  value text not null,
  amount_fen bigint check (amount_fen > 0),
  envelope text,
  at timestamptz not null,
  recorded_at timestamptz not null,
  idempotency_key text,
  -- The effective end after a bid.
  end_at timestamptz,
  prev_hash text not null,
  hash text not null,
  primary key (session_id, seq),
  unique (session_id, registration_id, idempotency_key)
);
insert into session_line (session_id, seq, bid_no, kind, registration_id, paddle, value, amount_fen, at, recorded_at,
                          idempotency_key, prev_hash, hash)
  select s.id, b.seq, b.seq, 'PRICE', b.registration_id, b.paddle, b.amount_fen::text, b.amount_fen, b.at, b.recorded_at,
         b.idempotency_key, b.prev_hash, b.hash
  from bid b join bidding_session s on s.lot_id = b.lot_id;
drop table bid;
alter table bidding_session drop constraint bidding_session_pkey, add primary key (id), add unique (lot_id, number);
create unique index bidding_session_current on bidding_session (lot_id) where is_current;
alter table session_line add foreign key (session_id) references bidding_session (id);
create trigger session_line_append_only before update or delete on session_line
  for each row execute function refuse_change();

-- The platform's signature over every committed batch of lines.
create table session_head (
  session_id uuid not null references bidding_session (id),
  last_seq integer not null,
  first_seq integer not null check (first_seq <= last_seq),
  last_hash text not null,
  root text not null,
  signature text not null,
  primary key (session_id, last_seq)
);
create trigger session_head_append_only before update or delete on session_head
  for each row execute function refuse_change();
