-- Papers of a registration.
create table registration_document (
  id uuid primary key,
  registration_id uuid not null references registration (id),
  kind text not null,
  file_id uuid not null references stored_file (id),
  uploaded_by uuid not null references account (id),
  uploaded_at timestamptz not null
);
create index registration_document_registration on registration_document (registration_id);

-- The review that a business passes before it may lease farmland. It waits, unseen, until the registration is
-- closed, and runs from then; who reviews was fixed when the registration was sent.
create table social_review (
  registration_id uuid primary key references registration (id),
  tier text not null check (tier in ('TOWN', 'COUNTY', 'CITY')),
  opened_at timestamptz,
  due_at timestamptz,
  is_approved boolean,
  opinions jsonb,
  document_no text,
  decided_by uuid references account (id),
  decided_at timestamptz,
  check ((is_approved is null) = (decided_at is null)),
  check (decided_at is null or opened_at is not null)
);
