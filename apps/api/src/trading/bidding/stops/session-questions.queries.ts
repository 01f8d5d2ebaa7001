import { Injectable } from '@nestjs/common';
import {
  type PriceScale,
  SESSION_DECISIONS,
  SESSION_QUESTIONS,
  STRIKE_GROUNDS,
  type SessionDecisionKind,
  type SessionQuestion,
  type StrikeGround,
} from '@helan/domain';
import type { PageView, SessionQuestionView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { readPage } from '../../../kernel/db/index.js';
import { barsOfRegistration } from '../../registration/index.js';

interface Row {
  lot_id: string;
  lot_no: string;
  title: string;
  scale: PriceScale | null;
  question: SessionQuestion;
  paused_at: Date;
  paddle: string | null;
  current_fen: string | null;
  documents: string[] | null;
  kind: SessionDecisionKind | null;
  ground: StrikeGround | null;
  reason: string | null;
  resume_at: Date | null;
  proposer: string | null;
  proposed_by: string | null;
  proposed_at: Date | null;
}

/** Sessions `s` about which two people have to decide something. */
export const HAS_QUESTION = "s.is_current and s.state in ('PAUSED', 'OPENING') and s.question is not null";

/** Sessions that stand still until two people have decided something, for those who do. */
@Injectable()
export class SessionQuestions {
  constructor(private readonly dataSource: DataSource) {}

  /** The longest waiting first. A leader is named by his paddle, and by the papers that bar him. */
  async list(actor: Actor, at: string | undefined): Promise<PageView<SessionQuestionView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `s.lot_id, l.no as lot_no, l.terms->>'title' as title,
              (l.terms->'price'->>'scale')::integer as scale, s.question,
              coalesce(s.paused_at, s.end_at) as paused_at, r.paddle, s.current_fen,
              (select array_agg(b.document_no order by b.set_at) ${barsOfRegistration('r.id')}) as documents,
              d.kind, d.ground, d.reason, d.resume_at, a.display_name as proposer, d.proposed_by, d.proposed_at`,
        from: `from bidding_session s join lot l on l.id = s.lot_id
       left join registration r on r.id = s.questioned_id
       left join session_decision d on d.session_id = s.id and d.decided_at is null
       left join account a on a.id = d.proposed_by`,
        where: HAS_QUESTION,
        order: [
          { sql: 'coalesce(s.paused_at, s.end_at)', type: 'timestamptz' },
          { sql: 's.id', type: 'uuid' },
        ],
        params: [],
      },
      at,
    );
    return { items: rows.map((row) => toView(row, actor)), ...place };
  }
}

function toView(row: Row, actor: Actor): SessionQuestionView {
  return {
    lotId: row.lot_id,
    lotNo: row.lot_no,
    title: row.title,
    question: row.question,
    questionName: SESSION_QUESTIONS[row.question],
    priceScale: row.scale ?? undefined,
    pausedAt: row.paused_at.toISOString(),
    leader:
      row.question !== 'GO_ON' && row.paddle !== null
        ? { paddle: row.paddle, amountFen: row.current_fen, documentNos: row.documents ?? [] }
        : null,
    proposal: row.kind
      ? {
          kindName: SESSION_DECISIONS[row.kind],
          groundName: row.ground ? STRIKE_GROUNDS[row.ground] : '',
          reason: row.reason!,
          resumeAt: row.resume_at?.toISOString() ?? null,
          proposerName: row.proposer!,
          proposedAt: row.proposed_at!.toISOString(),
          isOwn: row.proposed_by === actor.accountId,
        }
      : null,
  };
}
