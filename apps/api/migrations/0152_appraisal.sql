-- An appraisal that is agreed on with the transferee follows the deal (贺党办〔2022〕110号 四(四)): the report that both
-- sides have brought to the center, or their word that they want none. A certificate waits for it.
create table appraisal (
  lot_id uuid primary key references lot (id),
  outcome text not null check (outcome in ('DONE', 'WAIVED')),
  agency text,
  value_fen bigint check (value_fen > 0),
  valid_until date,
  document_no text not null,
  entered_by uuid not null references account (id),
  entered_at timestamptz not null,
  check ((outcome = 'DONE') = (agency is not null) and (agency is null) = (value_fen is null)
    and (agency is null) = (valid_until is null))
);
