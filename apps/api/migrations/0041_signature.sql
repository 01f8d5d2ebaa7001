-- Who has signed what, in one place: minutes, letter and contract are signed in the same way, by the number of the
-- paper. What was signed before moves over as it was; the one who takes was the applicant of a negotiation.
create table signature (
  kind text not null check (kind in ('MINUTES', 'LETTER', 'CONTRACT')),
  paper_no text not null,
  side text not null check (side in ('TRANSFEROR', 'TRANSFEREE')),
  account_id uuid not null references account (id),
  name text not null,
  file_hash text not null,
  -- By hand: the scan that was handed in.
  scan_file_id uuid references stored_file (id),
  at timestamptz not null,
  primary key (kind, paper_no, side)
);

insert into signature (kind, paper_no, side, account_id, name, file_hash, scan_file_id, at)
  select 'MINUTES', minutes_no, case side when 'APPLICANT' then 'TRANSFEREE' else side end,
         account_id, name, file_hash, scan_file_id, at
  from minutes_signature;
insert into signature (kind, paper_no, side, account_id, name, file_hash, scan_file_id, at)
  select 'LETTER', c.no, s.side, s.account_id, s.name, s.file_hash, s.scan_file_id, s.at
  from confirmation_signature s join confirmation c on c.id = s.confirmation_id;
insert into signature (kind, paper_no, side, account_id, name, file_hash, scan_file_id, at)
  select 'CONTRACT', c.no, s.side, s.account_id, s.name, s.file_hash, s.scan_file_id, s.at
  from contract_signature s join contract c on c.id = s.contract_id;

create trigger signature_append_only before update or delete on signature
  for each row execute function refuse_change();

drop table minutes_signature;
drop table confirmation_signature;
drop table contract_signature;
