import { APPRAISAL_OUTCOMES, type AppraisalOutcome, formatYuan, isValued } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { type LotEntity, ProjectEntity } from '../../listing/listing/index.js';

interface AppraisalRow {
  outcome: AppraisalOutcome;
  agency: string | null;
  value_fen: string | null;
  valid_until: string | null;
  document_no: string;
}

/** What a certificate says of the appraisal; nothing where none was to follow. Refuses as long as it has not come. */
export async function appraisalOf(tx: EntityManager, lot: LotEntity): Promise<string | null> {
  if (!(await isAskedFor(tx, lot))) return null;
  const row = await findAppraisal(tx, lot);
  if (!row) throw refused('certificate.no-appraisal');
  return appraisalInWords(row);
}

export async function isAskedFor(tx: EntityManager, { projectId }: LotEntity): Promise<boolean> {
  const { application } = await tx.findOneByOrFail(ProjectEntity, { id: projectId });
  return application.valuation?.choice === 'AGREED' && !isValued(application.valuation);
}

export async function findAppraisal(tx: EntityManager, { id }: LotEntity): Promise<AppraisalRow | null> {
  const rows: AppraisalRow[] = await tx.query(
    `select outcome, agency, value_fen::text, valid_until::text, document_no from appraisal where lot_id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

export function appraisalInWords({
  outcome,
  agency,
  value_fen,
  valid_until,
  document_no,
}: AppraisalRow): string {
  const name = APPRAISAL_OUTCOMES[outcome];
  if (value_fen === null) return `${name}（${document_no}）`;
  return `${name}：${agency}，评估值 ${formatYuan(BigInt(value_fen))} 元，有效期至 ${valid_until}（${document_no}）`;
}
