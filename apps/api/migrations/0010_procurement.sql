-- A purchase beyond the plan's ceiling, with the collective's own money, that the supervisor lets in.
alter table project add column supervisor_permission jsonb;
create index project_purchases on project (transferor_id, (application -> 'attributes' ->> 'approvalNo')) where type_code = 'T14';
