-- Whoever leaves a refusal as it is says why; those of before said nothing.
alter table reconsideration add column answer text check (answer is null or decided_at is not null);
