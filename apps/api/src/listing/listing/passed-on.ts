import type { EntityManager } from 'typeorm';

/** Nobody passes on what was got by a project, nor takes it back, at the same moment; until the transaction's end. */
export async function lockPassingOn(tx: EntityManager, projectId: string): Promise<void> {
  await tx.query('select 1 from project where id = $1 for no key update', [projectId]);
}

/**
 * The listing, in words, under which the land that was got by a project is passed on to somebody who has it still, or
 * offered so; nothing where there is none.
 */
export async function findPassedOn(tx: EntityManager, projectId: string): Promise<string | null> {
  const rows: { no: string | null; title: string | null }[] = await tx.query(
    `select p.no, p.application->>'title' as title from project p
     where p.upstream_project_id = $1 and exists (
       select 1 from subject_claim c where c.project_id = p.id and c.is_active
         and coalesce(upper(c.period) > (platform_now() at time zone 'Asia/Shanghai')::date, true))
     order by p.no limit 1`,
    [projectId],
  );
  const row = rows[0];
  return row ? [row.title, row.no && `（${row.no}）`].filter(Boolean).join('') : null;
}
