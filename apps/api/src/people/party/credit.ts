import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  BREACH_GROUNDS,
  type BreachGround,
  DEAL_SIDES,
  type DealSide,
  ENDING_CAUSES,
  type EndingCause,
} from '@helan/domain';
import type { CreditEventView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';

/** Why somebody has a line: a breach, or a contract that ended by his fault. */
const GROUNDS = { ...BREACH_GROUNDS, ...ENDING_CAUSES };
type Ground = BreachGround | EndingCause;

interface Entry {
  readonly partyId: string;
  readonly lot: { readonly id: string; readonly no: string; readonly title: string };
  readonly side: DealSide;
  readonly ground: Ground;
  readonly note: string;
  readonly owedFen: bigint;
}

interface CreditRow {
  readonly title: string;
  readonly lot_no: string;
  readonly side: DealSide;
  readonly ground: Ground;
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
    actor: Actor | null,
    { partyId, lot, side, ground, note, owedFen }: Entry,
  ): Promise<void> {
    await tx.query(
      `insert into credit_event (id, party_id, lot_id, lot_no, lot_title, side, ground, note, owed_fen, at, declared_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, platform_now(), $10)`,
      [
        randomUUID(),
        partyId,
        lot.id,
        lot.no,
        lot.title,
        side,
        ground,
        note,
        owedFen,
        actor?.accountId ?? null,
      ],
    );
  }

  /** What is on record of a party, the newest first. */
  async of(partyId: string): Promise<CreditEventView[]> {
    const rows: CreditRow[] = await this.dataSource.query(
      `select lot_title as title, lot_no, side, ground, note, owed_fen, at
         from credit_event where party_id = $1 order by at desc limit 50`,
      [partyId],
    );
    return rows.map(({ title, lot_no, side, ground, note, owed_fen, at }) => ({
      title,
      lotNo: lot_no,
      sideName: DEAL_SIDES[side],
      groundName: GROUNDS[ground],
      note,
      owedFen: owed_fen,
      at: at.toISOString(),
    }));
  }
}
