-- A deadline that could not be applied rests outside of the question for what is due, longer each time, and holds up
-- nobody. It rests for that deadline alone: a row that has moved on is due again when its next one comes.
create table due_rest (
  table_name text not null,
  row_id text not null,
  -- The deadline that could not be applied.
  due_at timestamptz not null,
  failures integer not null check (failures > 0),
  -- A code of the error table, of the database, or the kind of the error; never what somebody entered.
  error text not null,
  first_failed_at timestamptz not null,
  failed_at timestamptz not null,
  rest_until timestamptz not null,
  primary key (table_name, row_id)
);
