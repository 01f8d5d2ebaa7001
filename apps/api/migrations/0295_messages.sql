-- Who is told of what, how, and whether it has reached him.

-- News that nobody has been told of as yet: each is read once, in order, by whichever process comes first. One whose
-- readers fail rests and holds up nobody; what was told before there were messages is none of them.
create table outbox_waiting (
  id bigint primary key,
  failures integer not null default 0,
  -- A code of the error table, of the database, or the kind of the error; never what somebody entered.
  error text,
  rest_until timestamptz
);
create index outbox_waiting_rests on outbox_waiting (rest_until, id) where rest_until is not null;

-- What one recipient was told of one event, in the words of then. An account reads it in its inbox; whoever has none is
-- told by the other ways alone.
create table message (
  id uuid primary key,
  event text not null,
  -- The news, or what is told of once: a session's plan, a payment that comes near.
  subject text not null,
  recipient text not null,
  account_id uuid references account (id),
  facts jsonb not null,
  title text not null,
  text text not null,
  link text not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (event, subject, recipient)
);
create index message_listed on message (account_id, at desc, id desc);
create index message_unread on message (account_id) where read_at is null;

-- One way by which a message goes out. Its id is the key under which a gateway takes it once.
create table delivery (
  id uuid primary key,
  message_id uuid not null references message (id),
  channel text not null check (channel in ('SMS', 'PUSH')),
  state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'FAILED', 'BY_MOUTH', 'DROPPED')),
  tries integer not null default 0,
  -- When it is tried (again); while a process has it, when it is given up for lost and tried again.
  next_at timestamptz not null,
  error text,
  done_at timestamptz
);
create index delivery_waiting on delivery (next_at, id) where state = 'WAITING';
create index delivery_failed on delivery (next_at desc, id desc) where state = 'FAILED';
create index delivery_of_message on delivery (message_id);

-- What a village's liaison tells somebody by mouth, and that he has.
create table mouth_telling (
  id uuid primary key,
  message_id uuid not null unique references message (id),
  village_code text not null references region (code),
  asked_at timestamptz not null,
  told_at timestamptz,
  told_by uuid references account (id),
  note text not null default ''
);
create index mouth_telling_waiting on mouth_telling (village_code, asked_at, id) where told_at is null;
create index mouth_telling_told on mouth_telling (village_code, told_at desc, id desc) where told_at is not null;

-- What somebody has switched off, of what may be; a row for each group and way that he ever touched.
create table message_choice (
  account_id uuid not null references account (id),
  kind text not null,
  channel text not null check (channel in ('SMS', 'PUSH')),
  is_on boolean not null,
  primary key (account_id, kind, channel)
);

-- A browser that shows messages while no page is open. Its address is as good as a key to it.
create table push_subscription (
  id uuid primary key,
  account_id uuid not null references account (id),
  address_hash text not null unique,
  address_enc bytea not null,
  made_at timestamptz not null
);
create index push_subscription_of on push_subscription (account_id);

-- How often each was sent is counted over all processes.
alter table delivery add column tried_at timestamptz;
create index delivery_tried on delivery (tried_at) where channel = 'SMS';

-- Messages and their ways are made of what is noted itself; what people do (a choice, a word by mouth) is noted.
do $$ begin
  execute replace(pg_get_functiondef('guard_tables()'::regprocedure), 'outbox,due_rest',
    'outbox,outbox_waiting,message,delivery,push_subscription,due_rest');
end $$;

create trigger keep_key_versions before insert or update of address_enc on push_subscription
  for each row execute function keep_key_versions('address_enc');
