import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ParcelPart, parseQuantity, partCode, refuseSplit } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { ParcelUses } from './parcel-uses.js';
import { HOLDS_SUBJECT } from './subjects.js';

interface Whole {
  id: string;
  key: string;
  code: string;
  mu: string;
  split_at: Date | null;
}

/** What befalls a registered parcel: its area is put right, or it is split so that a part can be listed by itself. */
@Injectable()
export class ParcelChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly uses: ParcelUses,
  ) {}

  async split(actor: Actor, id: string, parts: readonly ParcelPart[], reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const whole = await this.lock(tx, id);
      requireNone(refuseSplit(BigInt(whole.mu), parts));
      for (const [index, part] of parts.entries())
        await this.add(tx, actor, whole, { part, number: index + 1 });
      await tx.query(
        `update parcel set split_at = platform_now(), split_by = $2, split_reason = $3 where id = $1`,
        [id, actor.accountId, reason],
      );
    });
  }

  /** After a new survey, or because it was entered wrong. */
  async correct(actor: Actor, id: string, area: string, reason: string): Promise<void> {
    const mu = parseQuantity(area);
    if (mu === undefined) throw refused('area.out-of-range', undefined, 'mu');
    await this.transactions.run(async (tx) => {
      const parcel = await this.lock(tx, id);
      if (BigInt(parcel.mu) === mu) throw refused('parcel.same', undefined, 'mu');
      await tx.query(
        `insert into parcel_correction (parcel_id, former_mu, mu, reason, corrected_by, corrected_at)
         values ($1, $2, $3, $4, $5, platform_now())`,
        [id, parcel.mu, mu.toString(), reason, actor.accountId],
      );
      await tx.query('update parcel set mu = $2 where id = $1', [id, mu.toString()]);
    });
  }

  private async lock(tx: EntityManager, id: string): Promise<Whole> {
    const rows: Whole[] = await tx.query(
      'select id, key, code, mu, split_at from parcel where id = $1 for update',
      [id],
    );
    const parcel = rows[0];
    if (!parcel) throw refused('resource.not-found');
    if (parcel.split_at) throw refused('parcel.split', { code: parcel.code });
    await this.requireNotTraded(tx, parcel);
    return parcel;
  }

  private async requireNotTraded(tx: EntityManager, { key, code }: Whole): Promise<void> {
    const no = await this.uses.tradedIn(tx, key);
    if (no !== undefined) throw refused('parcel.being-traded', { code, no });
  }

  /** Whoever has the whole for a time has each part for that time. */
  private async add(
    tx: EntityManager,
    actor: Actor,
    whole: Whole,
    { part, number }: { part: ParcelPart; number: number },
  ): Promise<void> {
    const key = partCode(whole.key, number);
    await tx.query(
      `insert into parcel (id, key, code, name, village_code, mu, land_use, is_basic_farmland, split_from,
         registered_by, registered_at)
       select $1, $2, $3, $4, village_code, $5, land_use, is_basic_farmland, id, $6, platform_now()
       from parcel where id = $7`,
      [
        randomUUID(),
        key,
        partCode(whole.code, number),
        part.name,
        parseQuantity(part.mu)!.toString(),
        actor.accountId,
        whole.id,
      ],
    );
    await tx.query(
      `insert into subject_claim (id, project_id, subject_key, period, is_active)
       select gen_random_uuid(), project_id, $2 || substr(subject_key, length($1) + 1), period, true
       from subject_claim c where c.is_active and ${HOLDS_SUBJECT}`,
      [whole.key, key],
    );
  }
}
