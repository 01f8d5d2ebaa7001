import { Injectable } from '@nestjs/common';
import { BREACH_GROUNDS, DEAL_SIDES, formatYuan, refuseBreach } from '@helan/domain';
import type { DeclareBreachRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { DealEntity, DealService } from '../../trading/deal/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { requireNone } from '../../kernel/http/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { NoticeBoard } from '../../publicity/notice/index.js';
import type { PriceShares } from '../settlement/index.js';
import { Consequences } from './consequences.js';
import { ContractReleases } from './contract-releases.js';
import { factsOf, Signings } from './signing.js';
import { SuccessionService } from './succession.service.js';

/** By which step a lot leaves its confirmed result. */
const STEPS = { TRANSFEREE: 'declareBreach', TRANSFEROR: 'declareTransferorBreach' } as const;

interface Declaration extends DeclareBreachRequest {
  readonly actor: Actor;
  readonly deal: DealEntity;
  readonly reason: string;
  /** Of a price that was being paid. */
  readonly price: PriceShares | null;
}

/** 违约认定: the result falls with the side that does not keep its word, and that side bears what the notice said. */
@Injectable()
export class BreachService {
  constructor(
    private readonly transactions: Transactions,
    private readonly moves: ListingMoves,
    private readonly deals: DealService,
    private readonly releases: ContractReleases,
    private readonly board: NoticeBoard,
    private readonly signings: Signings,
    private readonly consequences: Consequences,
    private readonly successions: SuccessionService,
  ) {}

  async declare(actor: Actor, lotId: string, request: DeclareBreachRequest): Promise<void> {
    const { side, ground, note } = request;
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, STEPS[side]);
      const deal = await lockRow(tx, DealEntity, { lotId });
      const signing = (await this.signings.of(tx, deal))[side];
      requireNone(refuseBreach({ side, ground }, factsOf(signing), await this.consequences.now(tx)));
      const reason = `${BREACH_GROUNDS[ground]}：${note}`;
      const price = await this.releases.release(tx, lot, side === 'TRANSFEREE');
      await this.deals.overturn(tx, lotId, 'BREACHED', `${DEAL_SIDES[side]}${reason}`);
      const declaration = { ...request, actor, deal, reason, price };
      if (side === 'TRANSFEREE') await this.ofTransferee(tx, lot, declaration);
      else await this.ofTransferor(tx, lot, declaration);
    });
  }

  /** A winner loses the lot and his deposit; the next one is asked. */
  private async ofTransferee(tx: EntityManager, lot: LotEntity, declaration: Declaration): Promise<void> {
    const drawn = await this.consequences.drawOnTransferee(tx, lot, declaration);
    const { paddle } = drawn;
    const forfeitedFen = drawn.forfeitedFen + (declaration.price?.forfeitedFen ?? 0n);
    await this.leave(tx, lot, declaration);
    await this.announce(tx, lot, {
      违约方: DEAL_SIDES.TRANSFEREE,
      ...(paddle ? { 竞买号牌: paddle } : {}),
      认定: BREACH_GROUNDS[declaration.ground],
      保证金:
        forfeitedFen === 0n ? '中心没有他的保证金' : `¥${formatYuan(forfeitedFen)} 不予退还，付给转出方`,
      ...priceInWords(declaration.price),
    });
    await this.successions.askNext(tx, lot);
  }

  /** A lot whose lister does not keep his word is over: the winner's deposit goes back, the lister owes him more. */
  private async ofTransferor(tx: EntityManager, lot: LotEntity, declaration: Declaration): Promise<void> {
    const { owedFen, relistFrom } = await this.consequences.drawOnTransferor(tx, lot, declaration);
    await this.leave(tx, lot, declaration);
    await this.announce(tx, lot, {
      违约方: DEAL_SIDES.TRANSFEROR,
      认定: BREACH_GROUNDS[declaration.ground],
      保证金: '全额退还受让方',
      ...priceInWords(declaration.price),
      ...(owedFen === 0n ? {} : { 转出方另付受让方: `¥${formatYuan(owedFen)}` }),
      ...(relistFrom ? { 同一标的再次申请: `${relistFrom} 起` } : {}),
    });
  }

  private async leave(
    tx: EntityManager,
    lot: LotEntity,
    { side, actor, reason }: Declaration,
  ): Promise<void> {
    await this.moves.moveLot(tx, lot, STEPS[side], { role: 'CENTER_APPROVE', actor, reason });
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

/** What became of a price that was being paid, as the notice says it. */
export function priceInWords(price: PriceShares | null): Record<string, string> {
  if (!price) return {};
  const { toTransfereeFen, paidOutFen, backFen, arrearsFen } = price;
  const rentFen = price.toTransferorFen - price.forfeitedFen;
  return {
    ...(toTransfereeFen === 0n ? {} : { 退还受让方的价款: `¥${formatYuan(toTransfereeFen)}` }),
    ...(rentFen === 0n ? {} : { 付给转出方的租金: `¥${formatYuan(rentFen)}，是到今天为止的` }),
    ...(paidOutFen === 0n ? {} : { 已付转出方的价款: `¥${formatYuan(paidOutFen)}，由双方依合同结算` }),
    ...(backFen === 0n
      ? {}
      : { 转出方应退受让方: `¥${formatYuan(backFen)}，是还没有用的期间的租金，由转出方直接退` }),
    ...(arrearsFen === 0n ? {} : { 受让方还欠转出方: `¥${formatYuan(arrearsFen)}，是用过没有付的租金` }),
  };
}
