-- 咨询: asked from a notice or a type's guide, answered by the center, published when of use to all.
create table question (
  id uuid primary key,
  notice_id uuid references notice (id),
  type_code text,
  asked_by uuid not null references account (id),
  text text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by uuid references account (id),
  answered_at timestamptz,
  is_published boolean not null default false,
  check ((notice_id is null) <> (type_code is null)),
  check ((answer is null) = (answered_at is null))
);
create index question_notice on question (notice_id) where is_published;
create index question_type on question (type_code) where is_published;
create index question_open on question (asked_at) where answer is null;
