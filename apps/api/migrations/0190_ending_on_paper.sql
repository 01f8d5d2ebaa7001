-- Whoever has no account says that a contract is to end as he says anything else: the liaison who filed for him writes it
-- down, he signs the print, and a second person sees the scan. A number that an official typed in has stood for it before.
alter table signature drop constraint signature_kind_check;
alter table signature add constraint signature_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'MINUTES', 'LETTER', 'CONTRACT', 'ENDING'));
alter table paper_scan drop constraint paper_scan_kind_check;
alter table paper_scan add constraint paper_scan_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'MINUTES', 'LETTER', 'CONTRACT', 'ENDING'));
alter table assisted_word drop constraint assisted_word_kind_check;
alter table assisted_word add constraint assisted_word_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'ENDING'));
