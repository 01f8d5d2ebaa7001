import { Injectable } from '@nestjs/common';
import type { OpenedFacts } from '@helan/contracts';
import { RESERVE_SEQ, readSealedText } from '@helan/domain';
import { unsealWithKey } from '@helan/sealing';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import type { LotEntity } from '../../../listing/listing/index.js';
import { LotKeyShares } from '../../../listing/sealing/index.js';
import type { SessionEntity } from '../session.entity.js';
import { sealedEnvelopes } from './sealed-envelopes.js';

/** The opening of a lot that began with a key of its own: two shares make the key, which opens every envelope. */
@Injectable()
export class LotKeyOpening {
  constructor(private readonly shares: LotKeyShares) {}

  /** Takes the share that a holder has opened; gives what was sealed as soon as the key is there. */
  async take(
    tx: EntityManager,
    actor: Actor,
    {
      session,
      lot,
      share,
      at,
    }: {
      readonly session: SessionEntity;
      readonly lot: LotEntity;
      readonly share: string;
      readonly at: Date;
    },
  ): Promise<OpenedFacts | null> {
    const { round } = session;
    const key = await this.shares.open(tx, actor, { projectId: lot.projectId, round, share, at });
    if (!key) return null;
    const read: { seq: number; envelope: string; amountFen: string | null }[] = [];
    for (const { seq, envelope, context } of await sealedEnvelopes(tx, session, lot)) {
      const amount = readSealedText(await unsealWithKey(envelope, key.privateKey, context));
      read.push({ seq, envelope, amountFen: amount?.toString() ?? null });
    }
    const reserve = read.find(({ seq }) => seq === RESERVE_SEQ);
    return {
      round,
      by: key.parts,
      privateKey: Buffer.from(key.privateKey).toString('base64'),
      reserve: reserve ? { envelope: reserve.envelope, amountFen: reserve.amountFen } : null,
      prices: read.flatMap(({ seq, amountFen }) => (seq === RESERVE_SEQ ? [] : [{ seq, amountFen }])),
    };
  }
}
