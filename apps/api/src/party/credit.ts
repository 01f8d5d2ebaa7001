import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BREACH_GROUNDS, type BreachGround } from '@helan/domain';
import type { CreditEventView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../kernel/auth/index.js';

interface Entry {
  readonly partyId: string;
  readonly lotId: string;
  readonly ground: BreachGround;
  readonly note: string;
}

/** 信用记录: who did not keep his word, for those who review him next, and for himself. Source: rules §6.9, §11.7. */
@Injectable()
export class Credit {
  constructor(private readonly dataSource: DataSource) {}

  async record(tx: EntityManager, actor: Actor, { partyId, lotId, ground, note }: Entry): Promise<void> {
    await tx.query(
      `insert into credit_event (id, party_id, lot_id, ground, note, at, declared_by)
       values ($1, $2, $3, $4, $5, platform_now(), $6)`,
      [randomUUID(), partyId, lotId, ground, note, actor.accountId],
    );
  }

  /** What is on record of a party, the newest first. */
  async of(partyId: string): Promise<CreditEventView[]> {
    const rows: { title: string; lot_no: string; ground: BreachGround; note: string; at: Date }[] =
      await this.dataSource.query(
        `select l.terms->>'title' as title, l.no as lot_no, c.ground, c.note, c.at
         from credit_event c join lot l on l.id = c.lot_id where c.party_id = $1 order by c.at desc limit 50`,
        [partyId],
      );
    return rows.map(({ title, lot_no, ground, note, at }) => ({
      title,
      lotNo: lot_no,
      groundName: BREACH_GROUNDS[ground],
      note,
      at: at.toISOString(),
    }));
  }
}
