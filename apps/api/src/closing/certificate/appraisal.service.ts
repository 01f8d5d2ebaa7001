import { Injectable } from '@nestjs/common';
import {
  APPRAISAL_OUTCOMES,
  type AppraisalOutcome,
  type ListingState,
  formatYuan,
  isValued,
  readAppraisal,
  shanghaiDate,
} from '@helan/domain';
import type { AppraisalView } from '@helan/contracts';
import type { RecordAppraisalRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { type LotEntity, ProjectEntity, lockLot } from '../../listing/listing/index.js';

/** Where a transferee is known and no certificate is there yet. */
const BETWEEN: readonly ListingState[] = ['DEAL_CONFIRMED', 'CONTRACTING', 'SETTLING', 'SETTLED'];

interface Row {
  outcome: AppraisalOutcome;
  agency: string | null;
  value_fen: string | null;
  valid_until: string | null;
  document_no: string;
}

/** 评估：an appraisal that was to be agreed with the transferee, as both sides have brought it to the center. */
@Injectable()
export class AppraisalService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
  ) {}

  async show(lotId: string): Promise<AppraisalView> {
    return this.transactions.look(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const row = await find(tx, lot);
      const isAsked = await isAskedFor(tx, lot);
      return { isNeeded: isAsked && !row && BETWEEN.includes(lot.state), words: row && inWords(row) };
    });
  }

  /** What was entered wrong is entered again, as long as nothing is drafted of it. */
  async record(actor: Actor, lotId: string, request: RecordAppraisalRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      if (!(await isAskedFor(tx, lot))) throw refused('appraisal.not-asked');
      if (!BETWEEN.includes(lot.state) || (await isDrafted(tx, lot))) throw refused('lifecycle.not-now');
      const read = readAppraisal(request, shanghaiDate((await this.clock.now(tx)).getTime()));
      if (Array.isArray(read)) return requireNone(read);
      const { outcome, agency, valueFen, validUntil, documentNo } = read;
      await tx.query(
        `insert into appraisal (lot_id, outcome, agency, value_fen, valid_until, document_no, entered_by, entered_at)
         values ($1, $2, $3, $4, $5, $6, $7, platform_now())
         on conflict (lot_id) do update set outcome = excluded.outcome, agency = excluded.agency,
           value_fen = excluded.value_fen, valid_until = excluded.valid_until, document_no = excluded.document_no,
           entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
        [lotId, outcome, agency, valueFen?.toString() ?? null, validUntil, documentNo, actor.accountId],
      );
    });
  }
}

/** What a certificate says of the appraisal; nothing where none was to follow. Refuses as long as it has not come. */
export async function appraisalOf(tx: EntityManager, lot: LotEntity): Promise<string | null> {
  if (!(await isAskedFor(tx, lot))) return null;
  const row = await find(tx, lot);
  if (!row) throw refused('certificate.no-appraisal');
  return inWords(row);
}

async function isAskedFor(tx: EntityManager, { projectId }: LotEntity): Promise<boolean> {
  const { application } = await tx.findOneByOrFail(ProjectEntity, { id: projectId });
  return application.valuation?.choice === 'AGREED' && !isValued(application.valuation);
}

async function isDrafted(tx: EntityManager, { id }: LotEntity): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    "select 1 from certificate where lot_id = $1 and state <> 'DISCARDED'",
    [id],
  );
  return rows.length > 0;
}

async function find(tx: EntityManager, { id }: LotEntity): Promise<Row | null> {
  const rows: Row[] = await tx.query(
    `select outcome, agency, value_fen::text, valid_until::text, document_no from appraisal where lot_id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

function inWords({ outcome, agency, value_fen, valid_until, document_no }: Row): string {
  const name = APPRAISAL_OUTCOMES[outcome];
  if (value_fen === null) return `${name}（${document_no}）`;
  return `${name}：${agency}，评估值 ${formatYuan(BigInt(value_fen))} 元，有效期至 ${valid_until}（${document_no}）`;
}
