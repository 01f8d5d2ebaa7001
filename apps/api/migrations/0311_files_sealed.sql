-- Every stored content lies sealed on the disk, each under a key of its own; that key lies here, sealed as any personal
-- text is, so that a change of the field key seals the keys anew and no file has to be written again.
create table file_seal (
  sha256 text primary key,
  key_enc bytea,
  -- When the file on the disk was sealed; of what lay open before, the key comes first.
  sealed_at timestamptz,
  -- When the content was erased: its key is gone, and so is the file.
  erased_at timestamptz,
  check (key_enc is not null or erased_at is not null)
);

create index file_seal_to_do on file_seal (sha256) where sealed_at is null;
