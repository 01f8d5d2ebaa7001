import { Injectable, type OnModuleInit } from '@nestjs/common';
import { withdrawalDue } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ListingMoves, type LotEntity } from '../../listing/listing/index.js';
import { BreachDueBook } from './breach-due-book.js';

interface Row {
  readonly registration_id: string;
  readonly party_id: string;
  readonly amount_fen: string;
}

/** A lister who takes down what somebody has paid a deposit for owes each of them what the notice said. Source: rules §6.1, §6.9. */
@Injectable()
export class WithdrawalDues implements OnModuleInit {
  constructor(
    private readonly moves: ListingMoves,
    private readonly book: BreachDueBook,
  ) {}

  onModuleInit(): void {
    this.moves.whenLotEnters('WITHDRAWN', (tx, lot) => this.writeDown(tx, lot));
  }

  /** Whose deposit is held, or goes back since this very step: whoever had left before stood by nobody. */
  private async writeDown(tx: EntityManager, lot: LotEntity): Promise<void> {
    const rows: Row[] = await tx.query(
      `select d.registration_id, w.party_id, d.amount_fen from deposit d join registration w on w.id = d.registration_id
       where d.lot_id = $1 and d.held_at is not null and d.state in ('HELD', 'REFUND_DUE')
         and w.state not in ('WITHDRAWN', 'DISQUALIFIED', 'LAPSED', 'BREACHED') order by w.created_at, w.id`,
      [lot.id],
    );
    const creditors = rows.map(({ registration_id: registrationId, party_id: partyId, amount_fen: fen }) => ({
      registrationId,
      partyId,
      owedFen: withdrawalDue(lot.terms, { count: 1, depositsFen: [BigInt(fen)] }),
    }));
    await this.book.writeDown(tx, lot, 'WITHDRAWN', creditors);
  }
}
