import type { SitePhoto } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';

/** The liaison's photos of a site, by what they are told apart. */
export async function sitePhotos(
  source: DataSource | EntityManager,
  projectId: string,
): Promise<SitePhoto[]> {
  return source.query(
    `select f.picture_mark as mark, f.sha256 from project_document d join stored_file f on f.id = d.file_id
     where d.project_id = $1 and d.kind = 'SITE_PHOTO' order by d.uploaded_at, d.id`,
    [projectId],
  );
}
