import { Injectable } from '@nestjs/common';
import { agreedPrice, isRefusal, parsePrice } from '@helan/domain';
import { AgreedSessions, DynamicSessions } from '../bidding/index.js';
import { Ways } from '../consultation/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { ListingMoves, lockLot } from '../../listing/listing/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { DealService } from './deal.service.js';

/**
 * One qualified applicant alone: agreed at the higher of listing price and quote, never below, nor below an announced
 * reserve, which is opened before the agreement counts. Source: rules §6.1, §21 A8, A11.
 */
@Injectable()
export class AgreementService {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: ListingMoves,
    private readonly ways: Ways,
    private readonly deals: DealService,
    private readonly dynamic: DynamicSessions,
    private readonly agreed: AgreedSessions,
  ) {}

  async agree(actor: Actor, lotId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.lots.requireAllowed(lot.state, 'agree');
      await this.ways.require(tx, lot, 'AGREE');
      if (await this.agreed.waitForReserve(tx, lot)) return;
      const registration = await lockRow(tx, RegistrationEntity, { lotId, state: 'ADMITTED' });
      const quote = registration.form.quoteYuan
        ? parsePrice(registration.form.quoteYuan, lot.terms.price.scale ?? 2)
        : null;
      const bid = await this.dynamic.standingBid(tx, lotId);
      const { isBuying, startPriceFen } = lot.terms;
      const quoted = agreedPrice(BigInt(startPriceFen), isRefusal(quote) ? null : quote, isBuying);
      const unitPriceFen = agreedPrice(quoted, bid?.amountFen ?? null, isBuying);
      const agreement = { registrationId: registration.id, unitPriceFen };
      if (await this.agreed.begin(tx, actor, lot, agreement)) return;
      const mover = { role: 'TRADE_HOST', actor } as const;
      await this.deals.settle(tx, lot, registration, { unitPriceFen, manner: 'AGREEMENT', mover });
    });
  }
}
