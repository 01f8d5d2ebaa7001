import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type BondClaimAction,
  bondClaimLifecycle,
  isRefusal,
  parseYuan,
  refuseBondClaim,
} from '@helan/domain';
import type { AnswerRequest, ProposeBondClaimRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { RefusedError, refused, requireNone, unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ProjectEntity, lockLot } from '../../listing/listing/index.js';
import { type PaymentOrderEntity, PaymentOrders, rootOf } from '../../money/payment/index.js';
import { PartyService } from '../../people/party/index.js';
import { BondClaimEntity } from './bond-claim.entity.js';
import { BondEntity } from './bond.entity.js';
import { Bonds } from './bonds.js';

const CLAIM = 'bond-claim:';

/** 扣付履约保证金: one proposes with grounds what a breach has cost the transferor, another decides. Source: rules §10.1. */
@Injectable()
export class BondClaimsService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly orders: PaymentOrders,
    private readonly bonds: Bonds,
  ) {}

  onModuleInit(): void {
    this.orders.whenConfirmed('BOND_CLAIM', async (tx, orders) => {
      for (const order of orders) await this.paid(tx, order, 'pay');
    });
    this.orders.whenCameBack('BOND_CLAIM', (tx, order) => this.paid(tx, order, 'comeBack'));
  }

  async propose(
    actor: Actor,
    bondId: string,
    { amountYuan, grounds, documentNo }: ProposeBondClaimRequest,
  ): Promise<{ id: string }> {
    const amountFen = parseYuan(amountYuan);
    if (isRefusal(amountFen)) throw new RefusedError([{ ...amountFen, field: 'amountYuan' }]);
    return this.transactions.run(async (tx) => {
      const bond = await this.lock(tx, bondId);
      if (bond.state !== 'HELD') throw refused('lifecycle.not-now');
      if (await tx.existsBy(BondClaimEntity, { bondId, state: 'PROPOSED' })) throw refused('bond.claim-open');
      requireNone(refuseBondClaim(amountFen, bond.amountFen - bond.claimedFen));
      const id = randomUUID();
      await tx.insert(BondClaimEntity, {
        ...{ id, bondId, amountFen, grounds, documentNo },
        state: bondClaimLifecycle.table.initial,
        proposedBy: actor.accountId,
        proposedAt: await this.clock.now(tx),
      });
      await tell(tx, 'bond.moved', bond.lotId, { bondId, to: 'CLAIMED' });
      return { id };
    });
  }

  /** What is granted leaves the bond at once and is ordered to the transferor; what is left goes back once it is over. */
  async decide(actor: Actor, claimId: string, { agrees, reason }: AnswerRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(BondClaimEntity, { id: claimId });
      if (!found) throw refused('resource.not-found');
      const bond = await this.lock(tx, found.bondId);
      const claim = await lockRow(tx, BondClaimEntity, { id: claimId });
      claim.state = unwrap(bondClaimLifecycle.next(claim.state, agrees ? 'grant' : 'refuse'));
      requireOtherPerson(actor, [claim.proposedBy]);
      Object.assign(claim, { decidedBy: actor.accountId, decidedAt: await this.clock.now(tx), reason });
      await tx.save(BondClaimEntity, claim);
      if (agrees) await this.grant(tx, bond, claim);
      await tell(tx, 'bond.moved', bond.lotId, { bondId: bond.id, to: agrees ? 'GRANTED' : 'DENIED' });
      await this.bonds.settle(tx, bond);
    });
  }

  private async grant(tx: EntityManager, bond: BondEntity, claim: BondClaimEntity): Promise<void> {
    bond.claimedFen += claim.amountFen;
    // What takes all of it is written down with its end.
    if (bond.claimedFen < bond.amountFen) await tx.save(BondEntity, bond);
    const { transferorId } = await tx.findOneByOrFail(ProjectEntity, {
      id: (await lockLot(tx, bond.lotId)).projectId,
    });
    const { name, bankAccount } = await this.parties.get(transferorId, tx);
    await this.orders.order(tx, {
      key: `${CLAIM}${claim.id}`,
      kind: 'BOND_CLAIM',
      bank: 'PRICE_BANK',
      subject: bond.lotNo,
      lotId: bond.lotId,
      payeeId: transferorId,
      payeeName: name,
      payeeAccount: bankAccount,
      amountFen: claim.amountFen,
    });
  }

  private async paid(tx: EntityManager, { key }: PaymentOrderEntity, action: BondClaimAction): Promise<void> {
    const claim = await lockRow(tx, BondClaimEntity, { id: rootOf(key).slice(CLAIM.length) });
    claim.state = unwrap(bondClaimLifecycle.next(claim.state, action));
    await tx.save(BondClaimEntity, claim);
  }

  /** The lot first, as everybody does. */
  private async lock(tx: EntityManager, bondId: string): Promise<BondEntity> {
    const found = await tx.findOneBy(BondEntity, { id: bondId });
    if (!found) throw refused('resource.not-found');
    await lockLot(tx, found.lotId);
    return lockRow(tx, BondEntity, { id: bondId });
  }
}
