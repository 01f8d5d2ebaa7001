import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DEAL_SIDES, type DealSide, refuseEnding, refuseProposal } from '@helan/domain';
import type { AnswerEndingRequest, ProposeEndingRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson, signatureOf } from '../../kernel/auth/index.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { requireNone } from '../../kernel/http/index.js';
import { ListingMoves, type LotEntity } from '../../listing/listing/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { ContractExpiry } from '../contract/index.js';
import { ContractEnd } from './contract-end.js';
import { EndingFactsReader } from './ending-facts.js';
import { EndingNoticeBook, type EndingWord } from './ending-notice-book.js';
import type { EndingNoticeEntity } from './ending-notice.entity.js';

/**
 * What becomes of a notice: the other side's answer or silence, one person who proposes, another who decides. What the
 * other side disputes waits for a court or an arbitration. Source: 农村土地承包法 第四十二条; 民法典 第五百六十五条.
 */
@Injectable()
export class EndingNoticeService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly moves: ListingMoves,
    private readonly book: EndingNoticeBook,
    private readonly facts: EndingFactsReader,
    private readonly end: ContractEnd,
    private readonly expiry: ContractExpiry,
  ) {}

  /** What a contract's end by another way leaves behind. */
  onModuleInit(): void {
    for (const state of ['TERMINATED', 'BREACHED'] as const)
      this.moves.whenLotEnters(state, async (tx, { id }) => {
        const open = await this.book.findOpen(tx, id);
        if (open) await this.book.move(tx, open, 'lapse');
      });
    this.expiry.whenExpired(async (tx, { id }) => {
      const open = await this.book.findOpen(tx, id);
      if (open) await this.book.move(tx, open, 'lapse');
    });
  }

  /** The other side's word, given by itself, or signed by hand and written down by `accountId`. */
  async answer(
    tx: EntityManager,
    notice: EndingNoticeEntity,
    { side, accountId, agrees, note }: AnswerEndingRequest & { side: DealSide; accountId: string },
  ): Promise<void> {
    const word = { accountId, name: DEAL_SIDES[side], note };
    await this.book.move(tx, notice, agrees ? 'accept' : 'dispute', word);
  }

  /** Silence is heard, too, and holds nobody up. */
  async expire(tx: EntityManager, id: string): Promise<void> {
    const { notice } = await this.book.lock(tx, id);
    if (notice.state === 'NOTIFIED') await this.book.move(tx, notice, 'expire');
  }

  async propose(actor: Actor, id: string, { note, rulingNo = '' }: ProposeEndingRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, notice } = await this.book.lock(tx, id);
      if (rulingNo) notice.rulingNo = rulingNo;
      requireNone(refuseProposal(notice.state, notice.rulingNo));
      await this.requireCause(tx, lot, notice);
      requireOtherPerson(actor, [notice.accountId]);
      notice.proposedBy = actor.accountId;
      await this.book.move(tx, notice, 'propose', wordOf(actor, 'CENTER_REVIEW', lot, note));
    });
  }

  /** A proposal that is not ripe goes back to where the notice stood. */
  async sendBack(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, notice } = await this.book.lock(tx, id);
      notice.proposedBy = null;
      await this.book.move(tx, notice, 'sendBack', wordOf(actor, 'CENTER_APPROVE', lot, reason));
    });
  }

  async refuse(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, notice } = await this.book.lock(tx, id);
      await this.book.move(tx, notice, 'refuse', wordOf(actor, 'CENTER_APPROVE', lot, reason));
    });
  }

  /** A second person: the contract ends. */
  async decide(actor: Actor, id: string, note: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, notice } = await this.book.lock(tx, id);
      requireOtherPerson(actor, [notice.accountId, notice.proposedBy]);
      const deal = await this.requireCause(tx, lot, notice);
      await this.book.move(tx, notice, 'decide', wordOf(actor, 'CENTER_APPROVE', lot, note));
      const documentNo = notice.rulingNo || `解除通知 ${notice.no}`;
      await this.end.carryOut(tx, lot, deal, { actor, cause: notice.cause, documentNo, note });
    });
  }

  /** Its cause still holds, and the contract can still be ended. */
  private async requireCause(
    tx: EntityManager,
    lot: LotEntity,
    { cause }: EndingNoticeEntity,
  ): Promise<DealEntity> {
    this.moves.requireAllowed(lot.state, 'endContract');
    const deal = await lockRow(tx, DealEntity, { lotId: lot.id });
    requireNone(refuseEnding(cause, await this.facts.of(tx, lot, deal)));
    return deal;
  }
}

function wordOf(actor: Actor, role: string, { terms }: LotEntity, note: string): EndingWord {
  return { accountId: actor.accountId, name: signatureOf(actor, role, terms.villageCode), note };
}
