-- What a holder hands in of each envelope at an opening: no lot has a key of its own any more, each envelope has one,
-- so that shares are opened envelope by envelope. `sealing_key` and `key_share` stay for lots that began with them.
create table opened_share (
  session_id uuid not null references bidding_session (id),
  round integer not null,
  part text not null check (part in ('CENTER', 'SUPERVISOR', 'TRANSFEROR')),
  -- Line of the log; 0 is the reserve.
  seq integer not null,
  account_id uuid not null references account (id),
  -- Both null: the envelope was not sealed for this session, there is nothing to hand in.
  common text,
  proof text,
  at timestamptz not null,
  primary key (session_id, round, part, seq),
  check ((common is null) = (proof is null))
);
create trigger opened_share_append_only before update or delete on opened_share
  for each row execute function refuse_change();
