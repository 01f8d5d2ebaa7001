import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BREACH_GROUNDS, type BreachGround, DEAL_SIDES, type DealSide } from '@helan/domain';
import type { CreditEventView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';

interface Entry {
  readonly partyId: string;
  readonly lotId: string;
  readonly side: DealSide;
  readonly ground: BreachGround;
  readonly note: string;
  readonly owedFen: bigint;
}

interface CreditRow {
  readonly title: string;
  readonly lot_no: string;
  readonly side: DealSide;
  readonly ground: BreachGround;
  readonly note: string;
  readonly owed_fen: string;
  readonly at: Date;
}

/** 信用记录: who did not keep his word, for those who review him next, and for himself. Source: rules §6.9, §11.7. */
@Injectable()
export class Credit {
  constructor(private readonly dataSource: DataSource) {}

  async record(
    tx: EntityManager,
    actor: Actor,
    { partyId, lotId, side, ground, note, owedFen }: Entry,
  ): Promise<void> {
    await tx.query(
      `insert into credit_event (id, party_id, lot_id, side, ground, note, owed_fen, at, declared_by)
       values ($1, $2, $3, $4, $5, $6, $7, platform_now(), $8)`,
      [randomUUID(), partyId, lotId, side, ground, note, owedFen, actor.accountId],
    );
  }

  /** What is on record of a party, the newest first. */
  async of(partyId: string): Promise<CreditEventView[]> {
    const rows: CreditRow[] = await this.dataSource.query(
      `select l.terms->>'title' as title, l.no as lot_no, c.side, c.ground, c.note, c.owed_fen, c.at
         from credit_event c join lot l on l.id = c.lot_id where c.party_id = $1 order by c.at desc limit 50`,
      [partyId],
    );
    return rows.map(({ title, lot_no, side, ground, note, owed_fen, at }) => ({
      title,
      lotNo: lot_no,
      sideName: DEAL_SIDES[side],
      groundName: BREACH_GROUNDS[ground],
      note,
      owedFen: owed_fen,
      at: at.toISOString(),
    }));
  }
}
