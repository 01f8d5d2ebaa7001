-- One press of a button is one deed, however often its request comes: under which key who has done what, and what he
-- was answered, written with the deed itself. The content is kept as a mark under a key, since forms hold what is
-- personal; answers name what was made.
create table deed (
  account_id uuid not null references account (id),
  route text not null,
  key text not null check (length(key) between 1 and 80),
  content text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (account_id, route, key)
);
create trigger deed_append_only before update or delete on deed for each row execute function refuse_change();
