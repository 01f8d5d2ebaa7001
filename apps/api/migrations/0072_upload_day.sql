-- What somebody has sent on a day of the county, whether it was kept or not, counted for all processes together. What
-- a file may come to is held while it comes, and given back where it was less.
create table upload_day (
  account_id uuid not null,
  day date not null,
  bytes bigint not null check (bytes >= 0),
  primary key (account_id, day)
);
insert into upload_day (account_id, day, bytes)
  select uploaded_by, (platform_now() at time zone 'Asia/Shanghai')::date, sum(received_bytes)
  from stored_file
  where uploaded_by is not null and received_bytes is not null
    and (created_at at time zone 'Asia/Shanghai')::date = (platform_now() at time zone 'Asia/Shanghai')::date
  group by uploaded_by;
drop index stored_file_uploader;
