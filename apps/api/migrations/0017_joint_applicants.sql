-- Those who take a lot on together with the applicant; their numbers lie sealed.
create table registration_partner (
  registration_id uuid not null references registration (id),
  position integer not null,
  kind text not null,
  name text not null,
  id_number_enc bytea not null,
  id_number_hash bytea not null,
  share text not null,
  primary key (registration_id, position)
);
create index registration_partner_person on registration_partner (id_number_hash);

-- Number of the agent's identity card, sealed.
alter table project add column agent_id_enc bytea;
