import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import type { LotEntity } from './lot.entity.js';
import { ProjectEntity, newProject } from './project.entity.js';

interface Copying {
  readonly lot: LotEntity;
  readonly actor: Actor;
  readonly at: Date;
  readonly withPapers: boolean;
}

/** Photos of the site are taken anew, and what is declared is declared anew. */
const NEVER_COPIED = ['SITE_PHOTO'];

/** A draft with everything that a listing said, linked to the lot that failed; returns its id. */
export async function copyListing(
  tx: EntityManager,
  project: ProjectEntity,
  { lot, actor, at, withPapers }: Copying,
): Promise<string> {
  const { typeCode, transferorId, villageCode, isMandated, application, agentIdEnc } = project;
  const party = { id: transferorId, villageCode: villageCode! };
  const draft = newProject({ typeCode, party, createdBy: actor.accountId, isMandated, at });
  Object.assign(draft, {
    application: { ...application, isDeclared: false },
    agentIdEnc,
    relistedFrom: lot.id,
  });
  await tx.insert(ProjectEntity, draft);
  if (withPapers)
    await tx.query(
      `insert into project_document (id, project_id, kind, file_id, uploaded_by, uploaded_at)
       select gen_random_uuid(), $1, kind, file_id, $3, $4 from project_document
       where project_id = $2 and not kind = any($5)`,
      [draft.id, project.id, actor.accountId, at, NEVER_COPIED],
    );
  return draft.id;
}
