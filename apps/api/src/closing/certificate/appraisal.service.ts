import { Injectable } from '@nestjs/common';
import { type ListingState, readAppraisal, shanghaiDate } from '@helan/domain';
import type { AppraisalView } from '@helan/contracts';
import type { RecordAppraisalRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { type LotEntity, lockLot } from '../../listing/listing/index.js';
import { isAskedFor, findAppraisal, appraisalInWords } from './agreed-appraisal.js';

/** Where a transferee is known and no certificate is there yet. */
const BETWEEN: readonly ListingState[] = ['DEAL_CONFIRMED', 'CONTRACTING', 'SETTLING', 'SETTLED'];

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
      const row = await findAppraisal(tx, lot);
      const isAsked = await isAskedFor(tx, lot);
      return {
        isNeeded: isAsked && !row && BETWEEN.includes(lot.state),
        words: row && appraisalInWords(row),
      };
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

async function isDrafted(tx: EntityManager, { id }: LotEntity): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    "select 1 from certificate where lot_id = $1 and state <> 'DISCARDED'",
    [id],
  );
  return rows.length > 0;
}
