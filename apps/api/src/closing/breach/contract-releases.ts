import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { ListingMoves, type LotEntity, findPassedOn, lockPassingOn } from '../../listing/listing/index.js';
import { BankReceipts } from '../../money/receipt/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { ContractService } from '../contract/index.js';
import { PriceReturns, type PriceShares } from '../settlement/index.js';

/** A lot leaves its contract, however far it had come: what was paid goes where it belongs, and the contract stands no more. */
@Injectable()
export class ContractReleases implements OnModuleInit {
  constructor(
    private readonly moves: ListingMoves,
    private readonly contracts: ContractService,
    private readonly returns: PriceReturns,
    private readonly receipts: BankReceipts,
  ) {}

  onModuleInit(): void {
    this.moves.whenLotEnters('TERMINATED', async (tx, lot) => {
      await this.release(tx, lot, false);
    });
  }

  /** Whether both sides have signed a contract of a lot that stands. */
  async isSigned(tx: EntityManager, lotId: string): Promise<boolean> {
    return (await this.contracts.standing(tx, lotId))?.isSigned ?? false;
  }

  /**
   * Nothing where a contract was never signed by both, or is gone already. What has been passed on from it comes back
   * first, so that no ground is let twice. The lot's row is locked.
   */
  async release(
    tx: EntityManager,
    { id: lotId, projectId }: LotEntity,
    isForfeited: boolean,
  ): Promise<PriceShares | null> {
    const contract = await this.contracts.lockStanding(tx, lotId);
    if (!contract) return null;
    if (contract.state !== 'SIGNED_ALL') {
      await this.contracts.letGo(tx, lotId);
      return null;
    }
    await lockPassingOn(tx, projectId);
    const listing = await findPassedOn(tx, projectId);
    if (listing !== null) throw refused('ending.passed-further', { listing }, 'cause');
    if (await this.receipts.isHeld(tx, 'PRICE_BANK', contract.priceSubAccount))
      throw refused('breach.money-held');
    const { registrationId } = await tx.findOneByOrFail(DealEntity, { lotId });
    const shares = await this.returns.unwind(tx, contract, { registrationId, isForfeited });
    await this.contracts.letGo(tx, lotId);
    return shares;
  }
}
