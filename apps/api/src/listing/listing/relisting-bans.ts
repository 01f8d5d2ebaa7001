import { Injectable } from '@nestjs/common';
import type { BarredSubject, PlainDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { eachAsked } from '../../kernel/db/index.js';
import { subjectsOf } from '../../property/parcel/index.js';
import type { LotEntity } from './lot.entity.js';
import { ProjectEntity } from './project.entity.js';

const bansOf = eachAsked<{ partyId: string; keys: string[] }, { key: string; from: PlainDate }>(
  { partyId: 'uuid', keys: 'text[]' },
  ({ partyId, keys }) => `select subject_key as key, max(relist_from)::text as from from relisting_ban
    where party_id = ${partyId} and subject_key = any(${keys}) group by subject_key order by subject_key`,
);

/** What somebody may not list again before a day, since he broke his word on it. Source: rules §6.9. */
@Injectable()
export class RelistingBans {
  /** Everything that the lot was about, for whoever had listed it. Returns whether there is any: a purchase has none. */
  async impose(tx: EntityManager, lot: LotEntity, from: PlainDate): Promise<boolean> {
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const keys = subjectsOf(project).map(({ key }) => key);
    await tx.query(
      `insert into relisting_ban (lot_id, subject_key, party_id, relist_from)
       select $1, key, $2, $3 from unnest($4::text[]) as key`,
      [lot.id, project.transferorId, from, keys],
    );
    return keys.length > 0;
  }

  /** What of a listing its lister is barred from, each thing with the last of its days. */
  async of(tx: EntityManager, project: ProjectEntity): Promise<BarredSubject[]> {
    const subjects = subjectsOf(project);
    const rows = await bansOf(tx, {
      partyId: project.transferorId,
      keys: subjects.map(({ key }) => key),
    });
    return rows.map(({ key, from }) => ({ name: subjects.find((one) => one.key === key)!.name, from }));
  }
}
