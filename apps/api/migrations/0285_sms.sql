-- The phone of a demonstration: what was sent to whom. Empty in production, where a gateway sends or nobody does.
create table demo_phone (
  id bigint generated always as identity primary key,
  -- of the message: the same one tried twice stands here once
  key text not null unique,
  number text not null,
  template text not null,
  text text not null,
  sent_at timestamptz not null
);
create index demo_phone_number on demo_phone (number, id desc);

-- Codes of 0286 are counts that pass, and what a demonstration's phone shows is no business: neither is noted.
do $$
begin
  execute replace(pg_get_functiondef('guard_tables()'::regprocedure), ',audit_link}', ',audit_link,demo_phone,one_time_code}');
end $$;
