import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DECIDING_KINDS,
  type StandingApplicants,
  withdrawalCostInWords,
  withdrawalInWords,
} from '@helan/domain';
import type { AskWithdrawalRequest } from '@helan/contracts/requests';
import type { WithdrawalView } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import {
  ListingMoves,
  LotEntity,
  ProjectEntity,
  isOwnProject,
  lockLot,
} from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { NoticeBoard } from './notice-board.js';
import { type LastRequest, lastRequest } from './withdrawal-requests.js';

type Standing = (tx: EntityManager, lot: LotEntity) => Promise<StandingApplicants>;

/**
 * 撤牌: its transferor asks, and may take that back; the head takes it down or says no; the board says what is owed to
 * whoever stood by it.
 */
@Injectable()
export class WithdrawalService implements OnModuleInit {
  private standing: Standing = async () => ({ count: 0, depositsFen: [] });

  constructor(
    private readonly transactions: Transactions,
    private readonly parties: PartyService,
    private readonly moves: ListingMoves,
    private readonly board: NoticeBoard,
  ) {}

  onModuleInit(): void {
    this.moves.whenLotEnters('WITHDRAWN', (tx, lot) => this.announce(tx, lot));
  }

  /** The domain that knows of applicants and deposits says who stands by a lot. */
  countWith(standing: Standing): void {
    this.standing = standing;
  }

  /** A collective decides anew before it takes back what it had decided to list. Source: rules §6.1 row LISTED / withdraw. */
  async ask(actor: Actor, lotId: string, { reason, decisionNo }: AskWithdrawalRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, project } = await lockOwn(tx, actor, lotId);
      this.moves.requireAllowed(lot.state, 'withdrawNotice');
      if (await openRequest(tx, lotId)) throw refused('withdrawal.asked-already');
      const { kind } = await this.parties.get(project.transferorId, tx);
      if (DECIDING_KINDS.includes(kind) && !decisionNo)
        throw refused('withdrawal.no-decision', {}, 'decisionNo');
      await tx.query(
        `insert into withdrawal_request (id, lot_id, account_id, reason, decision_no, at)
         values ($1, $2, $3, $4, $5, platform_now())`,
        [randomUUID(), lotId, actor.accountId, reason, decisionNo ?? null],
      );
    });
  }

  /** As long as nobody has acted on it. */
  async takeBack(actor: Actor, lotId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await lockOwn(tx, actor, lotId);
      await this.answer(tx, actor, lotId, { kind: 'TAKEN_BACK', reason: '' });
    });
  }

  /** The head says no: the lot stays on the board, and its lister is told why. */
  async refuse(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await lockLot(tx, lotId);
      await this.answer(tx, actor, lotId, { kind: 'REFUSED', reason });
    });
  }

  /** What the transferor has asked for last, for himself and for whoever decides, and what it would cost him. */
  async find(actor: Actor, lotId: string): Promise<WithdrawalView> {
    return this.transactions.look(async (tx) => {
      const lot = await tx.findOneBy(LotEntity, { id: lotId });
      const project = lot && (await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId }));
      const mayRead = actor.roles.includes('CENTER_APPROVE') || (project && isOwnProject(actor, project));
      if (!project || !mayRead) throw refused('resource.not-found');
      const { depositFen } = lot.terms;
      const cost = withdrawalCostInWords(lot.terms, depositFen === null ? null : BigInt(depositFen));
      const last = await lastRequest(tx, lotId);
      if (!last) return { request: null, cost };
      const { reason, decisionNo, at, isOpen, answer } = last;
      return { request: { reason, decisionNo, at, isOpen, answer }, cost };
    });
  }

  async withdraw(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'withdrawNotice');
      if (!(await openRequest(tx, lotId))) throw refused('withdrawal.not-asked');
      await this.moves.moveLot(tx, lot, 'withdrawNotice', { role: 'CENTER_APPROVE', actor, reason });
    });
  }

  private async answer(
    tx: EntityManager,
    { accountId }: Actor,
    lotId: string,
    { kind, reason }: { readonly kind: 'TAKEN_BACK' | 'REFUSED'; readonly reason: string },
  ): Promise<void> {
    const request = await openRequest(tx, lotId);
    if (!request) throw refused('withdrawal.not-asked');
    await tx.query(
      `insert into withdrawal_answer (request_id, kind, account_id, reason, at)
       values ($1, $2, $3, $4, platform_now())`,
      [request.id, kind, accountId, reason],
    );
    if (kind === 'REFUSED')
      await tell(tx, 'withdrawal.answered', lotId, { requestId: request.id, isGranted: false });
  }

  private async announce(tx: EntityManager, lot: LotEntity): Promise<void> {
    const request = await lastRequest(tx, lot.id);
    await this.board.publish(tx, lot, {
      kind: 'WITHDRAWAL',
      title: `${lot.terms.title}（撤牌）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
      details: {
        ...(request ? { 撤牌原因: request.reason } : {}),
        ...(request?.decisionNo ? { 民主决议: request.decisionNo } : {}),
        转出方责任: withdrawalInWords(lot.terms, await this.standing(tx, lot)),
      },
    });
  }
}

async function lockOwn(
  tx: EntityManager,
  actor: Actor,
  lotId: string,
): Promise<{ lot: LotEntity; project: ProjectEntity }> {
  const lot = await lockLot(tx, lotId);
  const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
  if (!isOwnProject(actor, project)) throw refused('resource.not-found');
  return { lot, project };
}

/** What waits for the head. */
async function openRequest(tx: EntityManager, lotId: string): Promise<LastRequest | null> {
  const last = await lastRequest(tx, lotId);
  return last?.isOpen ? last : null;
}
