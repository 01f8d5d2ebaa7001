import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ApplicantFilesView, FileAccessView, PageView } from '@helan/contracts';
import { REGISTRATION_STATES, type RegistrationState } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { OPEN_FOR, RegistrationPapers } from './registration-papers.js';

interface AccessRow {
  id: string;
  reader: string;
  project_id: string;
  title: string | null;
  lot_no: string;
  reason: string;
  at: Date;
}

/** The supervisor looks at applicants whom no task brings before him: for a day, with a reason that stays. */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly papers: RegistrationPapers,
  ) {}

  async open(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await requireLot(tx, lotId);
      await tx.query(
        `insert into file_access (id, account_id, lot_id, reason, at)
         values ($1, $2, $3, $4, platform_now())`,
        [randomUUID(), actor.accountId, lotId, reason],
      );
    });
  }

  /** Who has applied for the lot, with their papers; for whoever has said why within a day. */
  async files(actor: Actor, lotId: string): Promise<ApplicantFilesView> {
    await requireLot(this.dataSource, lotId);
    const open: { until: Date }[] = await this.dataSource.query(
      `select at + ${OPEN_FOR} as until from file_access
       where account_id = $1 and lot_id = $2 and at > platform_now() - ${OPEN_FOR} order by at desc limit 1`,
      [actor.accountId, lotId],
    );
    if (!open[0]) throw refused('registration.say-why');
    const rows: { id: string; name: string; state: RegistrationState }[] = await this.dataSource.query(
      `select r.id, p.name, r.state from registration r join party p on p.id = r.party_id
       where r.lot_id = $1 and r.state <> 'DRAFT' order by r.submitted_at, r.id`,
      [lotId],
    );
    const files = await Promise.all(
      rows.map(async ({ id, name, state }) => ({
        registrationId: id,
        applicantName: name,
        stateName: REGISTRATION_STATES[state],
        documents: await this.papers.list(id),
      })),
    );
    return { openUntil: open[0].until.toISOString(), files };
  }

  /** What the supervisor has looked at, before his superior, the last first. */
  async accesses(at: string | undefined): Promise<PageView<FileAccessView>> {
    const { rows, place } = await readPage<AccessRow>(
      this.dataSource,
      {
        columns: `f.id, a.display_name as reader, l.no as lot_no, l.project_id, p.application->>'title' as title,
                  f.reason, f.at`,
        from: `from file_access f join account a on a.id = f.account_id
               join lot l on l.id = f.lot_id join project p on p.id = l.project_id`,
        counted: 'from file_access f',
        where: 'true',
        order: [
          { sql: 'f.at', type: 'timestamptz', isDescending: true },
          { sql: 'f.id', type: 'uuid', isDescending: true },
        ],
        params: [],
      },
      at,
    );
    return { items: rows.map(toAccessView), ...place };
  }
}

/** Whether somebody has said within a day why he looks at whom a lot concerns. */
export async function hasSaidWhy(
  source: DataSource | EntityManager,
  { accountId }: Actor,
  lotId: string,
): Promise<boolean> {
  const rows: unknown[] = await source.query(
    `select 1 from file_access where account_id = $1 and lot_id = $2 and at > platform_now() - ${OPEN_FOR}`,
    [accountId, lotId],
  );
  return rows.length > 0;
}

async function requireLot(source: DataSource | EntityManager, id: string): Promise<void> {
  const rows: unknown[] = await source.query('select 1 from lot where id = $1', [id]);
  if (rows.length === 0) throw refused('resource.not-found');
}

function toAccessView({ id, reader, project_id, title, lot_no, reason, at }: AccessRow): FileAccessView {
  return {
    id,
    readerName: reader,
    projectId: project_id,
    projectTitle: title ?? '',
    lotNo: lot_no,
    reason,
    at: at.toISOString(),
  };
}
