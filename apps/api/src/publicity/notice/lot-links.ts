import { FIRST_KINDS } from '@helan/domain';
import type { LotLinkView, NoticeView } from '@helan/contracts';
import type { DataSource } from 'typeorm';

/** The lot that failed before this one, and the one as which it was listed anew, each by its first notice. Source: rules §6.1. */
export async function lotLinksOf(
  source: DataSource,
  lotId: string,
): Promise<Pick<NoticeView, 'relistedFrom' | 'relistedAs'>> {
  const rows: (LotLinkView & { isBefore: boolean })[] = await source.query(
    `select other.no as "lotNo", n.id as "noticeId", other.is_before as "isBefore"
     from (
       select old.id, old.no, true as is_before
       from lot own join project p on p.id = own.project_id join lot old on old.id = p.relisted_from
       where own.id = $1
       union all
       select next.id, next.no, false
       from project p join lot next on next.project_id = p.id where p.relisted_from = $1
     ) other join notice n on n.lot_id = other.id and n.kind = any($2)`,
    [lotId, FIRST_KINDS],
  );
  const pick = (isBefore: boolean): LotLinkView | null => {
    const row = rows.find((one) => one.isBefore === isBefore);
    return row ? { lotNo: row.lotNo, noticeId: row.noticeId } : null;
  };
  return { relistedFrom: pick(true), relistedAs: pick(false) };
}
