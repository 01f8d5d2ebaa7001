import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';

const KEY_BYTES = 32;
const COLUMN = 'visit_key.key';

/** The key under which the visits of a lot are hashed, made for its first one. */
@Injectable()
export class VisitKeys {
  constructor(private readonly cipher: FieldCipher) {}

  async of(tx: EntityManager, lotId: string): Promise<Buffer> {
    return (await this.find(tx, lotId)) ?? (await this.make(tx, lotId));
  }

  private async find(tx: EntityManager, lotId: string): Promise<Buffer | undefined> {
    const rows: { key_enc: Buffer }[] = await tx.query('select key_enc from visit_key where lot_id = $1', [
      lotId,
    ]);
    const row = rows[0];
    return row && Buffer.from(this.cipher.open(row.key_enc, COLUMN), 'base64');
  }

  /** Of two that make it at once the first stays. */
  private async make(tx: EntityManager, lotId: string): Promise<Buffer> {
    await tx.query('insert into visit_key (lot_id, key_enc) values ($1, $2) on conflict do nothing', [
      lotId,
      this.cipher.seal(randomBytes(KEY_BYTES).toString('base64'), COLUMN),
    ]);
    return (await this.find(tx, lotId))!;
  }
}

/** Lots whose visits were hashed with the look-up key of all, before lots had their own, keep that one. */
export async function keepFormerVisitKeys(client: ClientBase, cipher: FieldCipher): Promise<void> {
  const former = cipher.hashKeyOf(1);
  if (!former) return;
  await client.query(
    `insert into visit_key (lot_id, key_enc)
     select distinct lot_id, $1::bytea from visit_trace on conflict do nothing`,
    [cipher.seal(former.toString('base64'), COLUMN)],
  );
}
