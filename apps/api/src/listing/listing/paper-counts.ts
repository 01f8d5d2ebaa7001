import { type ApplicationContext, type SitePhoto, countDifferentPhotos } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { eachAsked } from '../../kernel/db/index.js';

interface Row extends SitePhoto {
  readonly kind: string;
  readonly isPicture: boolean;
}

const papersOf = eachAsked<{ projectId: string }, Row>(
  { projectId: 'uuid' },
  ({ projectId }) => `select d.kind, f.picture_mark as mark, f.sha256, f.mime like 'image/%' as "isPicture"
    from project_document d join stored_file f on f.id = d.file_id
    where d.project_id = ${projectId} order by d.uploaded_at, d.id`,
);

/** Which kinds of paper an application has, and of each how many pictures that are no picture a second time. */
export async function paperCounts(
  tx: EntityManager,
  projectId: string,
): Promise<Pick<ApplicationContext, 'documentKinds' | 'pictureCounts'>> {
  const rows = await papersOf(tx, { projectId });
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const pictures = (wanted: string) => rows.filter(({ kind, isPicture }) => isPicture && kind === wanted);
  return {
    documentKinds: kinds,
    pictureCounts: Object.fromEntries(kinds.map((kind) => [kind, countDifferentPhotos(pictures(kind))])),
  };
}
