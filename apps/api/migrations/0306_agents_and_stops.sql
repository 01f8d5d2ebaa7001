-- Who acts for a party besides whoever holds its account: an agent with scope and end, a co-holder of a household, a
-- guardian or an heir. By his own account, after he is known to be himself.
create table agent_mandate (
  id uuid primary key,
  party_id uuid not null references party (id),
  kind text not null check (kind in ('AGENT', 'CO_HOLDER', 'GUARDIAN', 'HEIR')),
  agent_name text not null,
  agent_id_enc bytea not null,
  agent_id_hash bytea,
  agent_id_hash_even bytea,
  acts text[] not null check (cardinality(acts) > 0 and acts <@ '{APPLY,REGISTER,BID,SIGN}'),
  -- All of the party's where nothing is named.
  project_ids uuid[],
  -- Of one bid or offer, as the lot counts its price.
  limit_fen bigint check (limit_fen > 0),
  from_day date not null,
  -- The last day; without end for whoever stands for a person.
  until_day date,
  -- The paper that was seen at the window; what the party itself gives needs none.
  document text,
  given_by uuid not null references account (id),
  given_at timestamptz not null,
  -- Of a guardian or an heir: a second person has seen the papers, too.
  confirmed_by uuid references account (id),
  confirmed_at timestamptz,
  ended_by uuid references account (id),
  ended_at timestamptz,
  end_reason text,
  check (until_day >= from_day),
  check ((kind = 'AGENT') <= (until_day is not null)),
  check (confirmed_by is distinct from given_by)
);
create index agent_mandate_of_party on agent_mandate (party_id, given_at desc);
create index agent_mandate_of_agent on agent_mandate (agent_id_hash);
create index agent_mandate_of_agent_even on agent_mandate (agent_id_hash_even);

-- For whom an account acts now; for its own party where it names none.
alter table account add column acting_mandate_id uuid references agent_mandate (id);

-- Whoever has died or can no longer decide does nothing more by himself: one person proposes it with papers, another confirms.
create table party_stop (
  id uuid primary key,
  party_id uuid not null references party (id),
  state text not null default 'PROPOSED' check (state in ('PROPOSED', 'IN_FORCE', 'REFUSED', 'LIFTING', 'LIFTED')),
  cause text not null check (cause in ('DEATH', 'INCAPACITY', 'DISPUTE')),
  reason text not null,
  document text not null,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  decided_by uuid references account (id),
  decided_at timestamptz,
  -- Who wants it lifted, and by which paper; somebody else agrees.
  lift_document text,
  lift_asked_by uuid references account (id),
  lift_asked_at timestamptz,
  lifted_by uuid references account (id),
  lifted_at timestamptz,
  check (decided_by is distinct from proposed_by or decided_by is null),
  check (lifted_by is distinct from lift_asked_by or lifted_by is null)
);
create unique index party_stop_open on party_stop (party_id) where state in ('PROPOSED', 'IN_FORCE', 'LIFTING');
create index party_stop_list on party_stop (proposed_at desc, id);
