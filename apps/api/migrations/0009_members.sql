-- Who belongs to a village's collective, as its liaison has confirmed it. Rights that may pass only inside are
-- shown to members and taken by members.
create table collective_member (
  village_code text not null references region (code),
  party_id uuid not null references party (id),
  confirmed_by uuid not null references account (id),
  confirmed_at timestamptz not null,
  primary key (village_code, party_id)
);
