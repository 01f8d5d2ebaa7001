import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OpenedFacts, OpenedReserveView, ReserveFacts } from '@helan/contracts';
import { type SessionResult, canonicalJson } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { Transactions } from '../../../kernel/db/index.js';
import { refused } from '../../../kernel/http/index.js';
import { FieldCipher } from '../../../kernel/secrets/field-cipher.js';
import { LotEntity } from '../../../listing/listing/index.js';
import type { Draft } from '../session-book.js';
import { SessionEntity, ofLot } from '../session.entity.js';
import { ReserveEntity } from './reserve.entity.js';

/** A reserve between its opening and the result: who did not reach it learns nothing of it. Source: rules §21 A8. */
@Injectable()
export class OpenedReserves {
  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
  ) {}

  /** Puts aside what was opened of it; answers what the log tells of the opening. */
  async putAside(tx: EntityManager, session: SessionEntity, facts: OpenedFacts): Promise<OpenedFacts> {
    if (session.terms.reserveRule === undefined || facts.reserve === null) return facts;
    const openedEnc = this.cipher.seal(JSON.stringify(facts.reserve), 'reserve.opened');
    await tx.update(ReserveEntity, { lotId: session.lotId }, { openedEnc });
    return { ...facts, reserve: null };
  }

  /** What was opened of it, now or before; null where there is none. */
  async of(
    tx: EntityManager,
    session: SessionEntity,
    opened: readonly OpenedFacts[],
  ): Promise<ReserveFacts | null> {
    const told = opened.find(({ reserve }) => reserve !== null)?.reserve ?? null;
    if (session.terms.reserveRule === undefined || session.terms.reserveHash == null) return told;
    const row = await tx.findOneBy(ReserveEntity, { lotId: session.lotId });
    return row?.openedEnc ? this.read(row.openedEnc) : null;
  }

  /** A reserve that was met stands in the record, right before the end. */
  toldWith(
    session: SessionEntity,
    reserve: ReserveFacts | null,
    { failure }: SessionResult,
    at: Date,
  ): Draft[] {
    if (session.terms.reserveRule === undefined || reserve === null || failure !== null) return [];
    return [{ kind: 'RESERVE', value: canonicalJson(reserve), at }];
  }

  /** For the supervisor alone, who says why; it is written down for good. */
  async show(actor: Actor, lotId: string, reason: string): Promise<OpenedReserveView> {
    return this.transactions.run(async (tx) => {
      const session = await tx.findOneBy(SessionEntity, ofLot(lotId));
      const row = await tx.findOneBy(ReserveEntity, { lotId });
      if (!session || !row) throw refused('resource.not-found');
      if (!session.endedAt || !row.openedEnc) throw refused('sealing.reserve-closed');
      await tx.query(
        `insert into reserve_access (id, account_id, lot_id, reason, at) values ($1, $2, $3, $4, platform_now())`,
        [randomUUID(), actor.accountId, lotId, reason],
      );
      const { price } = (await tx.findOneByOrFail(LotEntity, { id: lotId })).terms;
      return { amountFen: this.read(row.openedEnc).amountFen, unit: price.unit, scale: price.scale };
    });
  }

  private read(openedEnc: Buffer): ReserveFacts {
    return JSON.parse(this.cipher.open(openedEnc, 'reserve.opened')) as ReserveFacts;
  }
}
