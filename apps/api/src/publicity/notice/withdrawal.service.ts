import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DECIDING_KINDS, type StandingApplicants, withdrawalInWords } from '@helan/domain';
import type { AskWithdrawalRequest } from '@helan/contracts/requests';
import type { WithdrawalRequestView } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import {
  ListingMoves,
  type LotEntity,
  ProjectEntity,
  isOwnProject,
  lockLot,
} from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { NoticeBoard } from './notice-board.js';

type Standing = (tx: EntityManager, lot: LotEntity) => Promise<StandingApplicants>;

/** 撤牌: its transferor asks, the head takes it down, and the board says what is owed to whoever stood by it. */
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
      const lot = await lockLot(tx, lotId);
      const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
      if (!isOwnProject(actor, project)) throw refused('resource.not-found');
      this.moves.requireAllowed(lot.state, 'withdrawNotice');
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

  /** What the transferor has asked for last, for whoever decides. */
  async find(lotId: string): Promise<WithdrawalRequestView | null> {
    return this.transactions.look((tx) => lastRequest(tx, lotId));
  }

  async withdraw(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'withdrawNotice');
      if (!(await lastRequest(tx, lotId))) throw refused('withdrawal.not-asked');
      await this.moves.moveLot(tx, lot, 'withdrawNotice', { role: 'CENTER_APPROVE', actor, reason });
    });
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
        转出方责任: withdrawalInWords(lot.terms.parameters, await this.standing(tx, lot)),
      },
    });
  }
}

async function lastRequest(tx: EntityManager, lotId: string): Promise<WithdrawalRequestView | null> {
  const rows: { reason: string; decision_no: string | null; at: Date }[] = await tx.query(
    'select reason, decision_no, at from withdrawal_request where lot_id = $1 order by at desc limit 1',
    [lotId],
  );
  const row = rows[0];
  return row ? { reason: row.reason, decisionNo: row.decision_no, at: row.at.toISOString() } : null;
}
