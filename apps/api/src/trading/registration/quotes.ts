import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parsePrice } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { LotEntity, Relistings } from '../../listing/listing/index.js';

/** What applicants offered with their forms is an offer, too, where their lot failed. Source: rules §21 A11. */
@Injectable()
export class Quotes implements OnModuleInit {
  constructor(private readonly relistings: Relistings) {}

  onModuleInit(): void {
    this.relistings.offersWith((tx, lotId) => this.best(tx, lotId));
  }

  /** The best of whoever was found fit and did not take his registration back; null where nobody named a price. */
  private async best(tx: EntityManager, lotId: string): Promise<bigint | null> {
    const { terms } = await tx.findOneByOrFail(LotEntity, { id: lotId });
    const rows: { quote: string }[] = await tx.query(
      `select r.form->>'quoteYuan' as quote from registration r
       where r.lot_id = $1 and r.state <> 'WITHDRAWN' and r.form->>'quoteYuan' <> ''
         and exists (select from registration_event e where e.registration_id = r.id and e.to_state = 'QUALIFIED')`,
      [lotId],
    );
    const scale = terms.price.scale ?? 2;
    const quotes = rows
      .map(({ quote }) => parsePrice(quote, scale))
      .filter((quote) => typeof quote === 'bigint');
    return quotes.reduce<bigint | null>(
      (most, quote) => (most === null || quote > most ? quote : most),
      null,
    );
  }
}
