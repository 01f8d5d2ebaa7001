-- What was told, also to whoever has no account and to staff, has its time; what a dismissed person needed to come in, too.
create index message_by_time on message (at, id) where text <> '';
create index account_disabled on account (disabled_at) where disabled_at is not null;

alter table second_factor alter column secret_enc drop not null;
alter table second_factor add constraint second_factor_has_secret check (secret_enc is not null or ended_at is not null);
