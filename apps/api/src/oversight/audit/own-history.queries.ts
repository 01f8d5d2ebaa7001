import { Injectable } from '@nestjs/common';
import type { OwnHistoryView } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { lockOwnProject } from '../../listing/listing/index.js';
import { type OwnRow, toOwnEntry } from './own-entries.js';

const ENTRIES_A_PAGE = 50;

/**
 * The history of a listing for whom it is about: who has listed it, and the liaison who has filed it for him. What is
 * read is a short list of kinds, so that nothing of other applicants, of findings, offices or sealed prices can come
 * along; of a kind that is added later nothing is shown until somebody has put it here.
 */
@Injectable()
export class OwnHistoryQueries {
  constructor(private readonly transactions: Transactions) {}

  read(actor: Actor, projectId: string, before: number | undefined): Promise<OwnHistoryView> {
    return this.transactions.run(async (tx) => {
      const project = await lockOwnProject(tx, actor, projectId);
      await note(tx, actor, projectId);
      const rows = await entriesOf(tx, projectId, before ?? null);
      const page = rows.slice(0, ENTRIES_A_PAGE);
      return {
        title: project.application.title ?? '',
        entries: page.map((row) => toOwnEntry(row, project)),
        before: rows.length > ENTRIES_A_PAGE ? Number(page.at(-1)!.seq) : null,
      };
    });
  }
}

/** Once a day is enough: whoever opens the page again and again does not fill the chain. */
async function note(tx: EntityManager, { accountId }: Actor, projectId: string): Promise<void> {
  await tx.query(
    `insert into audit_reading (account_id, project_id, reason, at)
     select $1, $2, $3, platform_now() where not exists (
       select 1 from audit_reading
       where account_id = $1 and project_id = $2 and at > platform_now() - interval '1 day')`,
    [accountId, projectId, '查阅自己申请或者代办的项目'],
  );
}

/** Of the application only where what was applied for differs; steps, papers and notices as they came. */
function entriesOf(tx: EntityManager, projectId: string, before: number | null): Promise<OwnRow[]> {
  return tx.query(
    `select e.seq, e.at, e.table_name, e.op, e.actor, e.before, e.after,
            a.display_name as actor_name, a.roles as actor_roles, a.party_id as actor_party
     from audit_entry e left join account a on a.id::text = e.actor
     where (e.table_name = 'project' and e.row_key = $1::uuid::text and (e.op <> 'UPDATE' or e.after ? 'application')
            or e.table_name in ('listing_event', 'project_document', 'notice') and e.of_project = $1::uuid::text)
       and e.seq < coalesce($2::bigint, 9223372036854775807)
     order by e.seq desc limit ${ENTRIES_A_PAGE + 1}`,
    [projectId, before],
  );
}
