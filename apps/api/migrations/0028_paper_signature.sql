-- A signature that was given on paper: the scan that the liaison handed in for whom he had filed.
alter table confirmation_signature add column scan_file_id uuid references stored_file (id);
alter table contract_signature add column scan_file_id uuid references stored_file (id);
alter table minutes_signature add column scan_file_id uuid references stored_file (id);
