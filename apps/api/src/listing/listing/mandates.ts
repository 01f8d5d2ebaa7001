import { Injectable } from '@nestjs/common';
import type { MandateToSeeView, ToSeePageView } from '@helan/contracts';
import type { SeeMandateRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, regionPatterns } from '../../kernel/auth/index.js';
import { type SortKey, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import type { ProjectEntity } from './project.entity.js';

const KIND = 'PAPER_MANDATE';
/** Where the township's reviewer or the window's clerk has the application before him. */
export const SEEN_WHILE: readonly string[] = ['TOWN_REVIEWING', 'CENTER_ACCEPTING', 'CENTER_REVIEWING'];

/** Of a project `p` on a mandate each paper `d` of it … */
export const MANDATE_PAPERS = `project_document d on d.project_id = p.id and d.kind = '${KIND}'`;
/** … that nobody has seen yet. */
export const IS_UNSEEN = `p.is_mandated and p.state in (${SEEN_WHILE.map((state) => `'${state}'`).join(', ')})
  and not exists (select 1 from mandate_check c where c.project_id = p.id and c.file_id = d.file_id)`;

/** Projects whose mandates nobody has seen yet, each with its papers. */
const WAITING = `from (
  select p.id as project_id, min(d.uploaded_at) as since,
         json_agg(json_build_object('documentId', d.id, 'fileHash', f.sha256) order by d.uploaded_at) as documents,
         p.application->>'title' as title, t.name as mandator, a.display_name as filed_by,
         p.created_by = $2 as is_own
  from project p join ${MANDATE_PAPERS}
  join stored_file f on f.id = d.file_id
  join party t on t.id = p.transferor_id join account a on a.id = p.created_by
  where ${IS_UNSEEN} and p.village_code like any($1)
  group by p.id, t.name, a.display_name) m`;

const ORDER: readonly SortKey[] = [
  { sql: 'm.since', type: 'timestamptz' },
  { sql: 'm.project_id', type: 'uuid' },
];

interface Row {
  project_id: string;
  documents: MandateToSeeView['documents'];
  title: string;
  mandator: string;
  filed_by: string;
  is_own: boolean;
}

/** What somebody has found of a mandate's papers. */
interface Finding {
  readonly isSound: boolean;
  readonly reason: string;
  readonly seenBy: string;
  readonly papers: SeeMandateRequest['papers'];
}

/** A farmer's paper mandate to his liaison: it counts once somebody else has seen it. Source: 贺党办〔2022〕110号 六(二). */
@Injectable()
export class Mandates {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that wait in the actor's region. */
  async waiting(actor: Actor, at: string | undefined): Promise<ToSeePageView<MandateToSeeView>> {
    const params = [regionPatterns(actor), actor.accountId];
    const statement = { columns: 'm.*', from: WAITING, where: 'true', order: ORDER, params };
    const { rows, place } = await readPage<Row>(this.dataSource, statement, at);
    const [count]: [{ toSee: number }] = await this.dataSource.query(
      `select count(*)::int as "toSee" ${WAITING} where not m.is_own`,
      params,
    );
    const items = rows.map((row) => ({
      projectId: row.project_id,
      documents: row.documents,
      title: row.title,
      mandatorName: row.mandator,
      filedBy: row.filed_by,
      isOwn: row.is_own,
    }));
    return { items, ...place, ...count };
  }

  /**
   * Keeps what somebody has found of the papers that he names: all that nobody had seen yet, as they lay before him. The
   * project's row is locked.
   */
  async mark(
    tx: EntityManager,
    { id }: ProjectEntity,
    { isSound, reason, seenBy, papers }: Finding,
  ): Promise<void> {
    const unseen: { documentId: string; fileId: string; fileHash: string }[] = await tx.query(
      `select d.id as "documentId", d.file_id as "fileId", f.sha256 as "fileHash"
       from project_document d join stored_file f on f.id = d.file_id
       where d.project_id = $1 and d.kind = $2
         and not exists (select 1 from mandate_check c where c.project_id = d.project_id and c.file_id = d.file_id)`,
      [id, KIND],
    );
    if (unseen.length === 0) throw refused('lifecycle.not-now');
    const named = new Map(papers.map(({ documentId, fileHash }) => [documentId, fileHash]));
    const areSeen = unseen.every(({ documentId, fileHash }) => named.get(documentId) === fileHash);
    if (!areSeen || named.size !== unseen.length) throw refused('mandate.changed');
    await tx.query(
      `insert into mandate_check (project_id, file_id, is_sound, reason, seen_by, seen_at)
       select $1, unnest($2::uuid[]), $3, $4, $5, platform_now() on conflict do nothing`,
      [id, unseen.map(({ fileId }) => fileId), isSound, reason, seenBy],
    );
  }

  /** Refuses to go on with a mandated application whose mandate is unseen, or was refused and not replaced. */
  async requireSeen(tx: EntityManager, project: ProjectEntity): Promise<void> {
    if (!(await this.isSeen(tx, project))) throw refused('mandate.unseen');
  }

  /** Whether it still waits for a second person where somebody decides by it: he is told before he writes anything. */
  async isAwaited(tx: EntityManager, project: ProjectEntity): Promise<boolean> {
    return SEEN_WHILE.includes(project.state) && !(await this.isSeen(tx, project));
  }

  private async isSeen(tx: EntityManager, { id, isMandated }: ProjectEntity): Promise<boolean> {
    if (!isMandated) return true;
    const rows: { is_sound: boolean | null }[] = await tx.query(
      `select c.is_sound from project_document d
       left join mandate_check c on c.project_id = d.project_id and c.file_id = d.file_id
       where d.project_id = $1 and d.kind = $2`,
      [id, KIND],
    );
    return rows.some((row) => row.is_sound) && !rows.some((row) => row.is_sound === null);
  }
}
