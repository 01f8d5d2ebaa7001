import { Injectable } from '@nestjs/common';
import { refundBy, refusePurchaseDay, shanghaiDate } from '@helan/domain';
import type { PurchaseContractView } from '@helan/contracts';
import type { RegisterPurchaseRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { ListingMoves, LotEntity, lockLot } from '../../listing/listing/index.js';
import { ConfirmationEntity, DealEntity } from '../../trading/deal/index.js';
import { DepositService } from '../../trading/deposit/index.js';
import { Signatures } from '../../trading/signature/index.js';
import { PurchaseContractEntity } from './purchase-contract.entity.js';

/**
 * A purchase is paid by the buyer himself. Once its contract is made the supplier's deposit goes back, five days after at
 * the latest, or stands as the bond until what was bought has been accepted. Source: 招标投标法实施条例 第五十七条; rules §10.1.
 */
@Injectable()
export class PurchasesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly moves: ListingMoves,
    private readonly signatures: Signatures,
    private readonly deposits: DepositService,
  ) {}

  async show(lotId: string): Promise<{ contract: PurchaseContractView | null }> {
    if (!(await this.dataSource.manager.existsBy(LotEntity, { id: lotId })))
      throw refused('resource.not-found');
    const deal = await this.dataSource.manager.findOneBy(DealEntity, { lotId });
    const found = deal && (await findContract(this.dataSource.manager, deal));
    if (!found) return { contract: null };
    const { no, signedOn, registeredAt } = found;
    return { contract: { no, signedOn, registeredAt: registeredAt.toISOString() } };
  }

  async register(actor: Actor, lotId: string, { no, signedOn }: RegisterPurchaseRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'closePurchase');
      if (!lot.terms.isBuying) throw refused('lifecycle.not-now');
      const deal = await this.lockSigned(tx, lotId);
      const registeredAt = await this.clock.now(tx);
      const days = {
        from: shanghaiDate(deal.confirmedAt!.getTime()),
        today: shanghaiDate(registeredAt.getTime()),
      };
      requireNone(refusePurchaseDay(signedOn, days));
      if (await findContract(tx, deal)) throw refused('purchase.contract-there');
      const { registrationId } = deal;
      await tx.insert(PurchaseContractEntity, {
        ...{ lotId, registrationId, no, signedOn, registeredAt },
        registeredBy: actor.accountId,
      });
      await this.deposits.endPurchase(tx, lot, { registrationId, dueOn: refundBy(signedOn) });
    });
  }

  /** What was bought has been accepted: where nobody wrote its contract down, the deposit ends with it. The lot's row is locked. */
  async end(tx: EntityManager, lot: LotEntity): Promise<void> {
    const { registrationId } = await this.lockSigned(tx, lot.id);
    await this.deposits.endPurchase(tx, lot, { registrationId, dueOn: null });
  }

  /** Both have signed the letter. */
  private async lockSigned(tx: EntityManager, lotId: string): Promise<DealEntity> {
    const deal = await lockRow(tx, DealEntity, { lotId });
    const { no } = await tx.findOneByOrFail(ConfirmationEntity, { id: deal.confirmationId! });
    if ((await this.signatures.signedBy(tx, 'LETTER', no)).length < 2)
      throw refused('purchase.letter-unsigned');
    return deal;
  }
}

function findContract(source: EntityManager, { registrationId }: DealEntity) {
  return source.findOneBy(PurchaseContractEntity, { registrationId });
}
