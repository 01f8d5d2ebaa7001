import { Injectable, type OnModuleInit } from '@nestjs/common';
import { findRepeatedPair } from '@helan/domain';
import { ListingMoves } from '../../listing/listing/index.js';
import { AlertBook } from '../../listing/risk/index.js';

/** The same two sides again and again. Source: rules §11.3 R06. */
@Injectable()
export class DealSignals implements OnModuleInit {
  constructor(
    private readonly lots: ListingMoves,
    private readonly alerts: AlertBook,
  ) {}

  onModuleInit(): void {
    this.lots.whenLotEnters('DEAL_CONFIRMED', async (tx, { id, projectId }) => {
      const rows: { count: number }[] = await tx.query(
        `select count(*)::int as count
         from deal own join registration mine on mine.id = own.registration_id join lot l on l.id = own.lot_id
         join project p on p.id = l.project_id
         join registration r on r.party_id = mine.party_id join deal d on d.registration_id = r.id
         join lot m on m.id = d.lot_id join project q on q.id = m.project_id
         where own.lot_id = $1 and q.transferor_id = p.transferor_id
           and d.confirmed_at > (select platform_now() - interval '1 year')`,
        [id],
      );
      const risk = findRepeatedPair(rows[0]!.count);
      if (risk) await this.alerts.raise(tx, projectId, risk);
    });
  }
}
