import { Injectable } from '@nestjs/common';
import { BREACH_GROUNDS, formatYuan, refuseBreach } from '@helan/domain';
import type { DeclareBreachRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { ContractService } from '../contract/index.js';
import { DealEntity, DealService } from '../deal/index.js';
import type { Actor } from '../kernel/auth/index.js';
import { Transactions, lockRow } from '../kernel/db/index.js';
import { requireNone } from '../kernel/http/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../listing/index.js';
import { NoticeBoard } from '../notice/index.js';
import { Consequences } from './consequences.js';
import { factsOf, Signings } from './signing.js';
import { SuccessionService } from './succession.service.js';

/** 违约认定: a winner who does not keep his word loses the lot and his deposit; the next one is asked. */
@Injectable()
export class BreachService {
  constructor(
    private readonly transactions: Transactions,
    private readonly moves: ListingMoves,
    private readonly deals: DealService,
    private readonly contracts: ContractService,
    private readonly board: NoticeBoard,
    private readonly signings: Signings,
    private readonly consequences: Consequences,
    private readonly successions: SuccessionService,
  ) {}

  async declare(actor: Actor, lotId: string, { ground, note }: DeclareBreachRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'declareBreach');
      const deal = await lockRow(tx, DealEntity, { lotId });
      const now = await this.consequences.now(tx);
      requireNone(refuseBreach(ground, factsOf(await this.signings.of(tx, deal)), now));
      const reason = `${BREACH_GROUNDS[ground]}：${note}`;
      await this.contracts.drop(tx, lotId);
      await this.deals.overturn(tx, lotId, 'BREACHED', reason);
      const { paddle, forfeitedFen } = await this.consequences.draw(tx, lot, { actor, deal, ground, note });
      await this.moves.moveLot(tx, lot, 'declareBreach', { role: 'CENTER_APPROVE', actor, reason });
      await this.announce(tx, lot, {
        ...(paddle ? { 竞买号牌: paddle } : {}),
        认定: BREACH_GROUNDS[ground],
        保证金:
          forfeitedFen === 0n ? '中心没有他的保证金' : `¥${formatYuan(forfeitedFen)} 不予退还，付给转出方`,
      });
      await this.successions.askNext(tx, lot);
    });
  }

  private async announce(tx: EntityManager, lot: LotEntity, details: Record<string, string>): Promise<void> {
    await this.board.publish(tx, lot, {
      kind: 'BREACH',
      title: `${lot.terms.title}（违约公示）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
      details,
    });
  }
}
