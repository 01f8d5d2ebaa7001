import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OVER_STATES, type Risk } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { eachDone } from '../../kernel/db/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { ParameterService } from '../../rules/parameter/index.js';

interface NewAlert extends Risk {
  readonly id: string;
  readonly projectId: string | null;
  readonly raisedAt: Date;
  readonly dueAt: Date | null;
  readonly holdsUntil: Date | null;
}

const write = eachDone<NewAlert>(
  {
    id: 'uuid',
    projectId: 'uuid',
    code: 'text',
    level: 'text',
    evidence: 'text',
    raisedAt: 'timestamptz',
    dueAt: 'timestamptz',
    holdsUntil: 'timestamptz',
  },
  `insert into risk_alert (id, project_id, code, level, evidence, raised_at, due_at, finding, holds_until, next_due_at)
   select id, "projectId", code, level, evidence, "raisedAt", "dueAt", '', "holdsUntil", "holdsUntil" from asked
   on conflict do nothing`,
);

/** Writes alerts down, each fact once as long as nobody has dealt with it. */
@Injectable()
export class AlertBook {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
  ) {}

  /**
   * `projectId` is null where it is about the platform itself. What is red and about something published keeps a step
   * back: `holds_until` says until when, were it one that can be taken now; `RiskHolds` counts for the step it meets.
   */
  async raise(tx: EntityManager, projectId: string | null, { code, level, evidence }: Risk): Promise<void> {
    const raisedAt = await this.clock.now(tx);
    const rulebook = await this.parameters.rulebook(tx);
    const dueAt = await this.calendars.dueAt(tx, raisedAt, rulebook['risk.workingDays']);
    const isHolding = level === 'RED' && (await isPublished(tx, projectId));
    const holdsUntil = isHolding
      ? await this.calendars.expectedAt(tx, raisedAt, rulebook['risk.holdWorkingDays'])
      : null;
    await write(tx, { id: randomUUID(), projectId, code, level, evidence, raisedAt, dueAt, holdsUntil });
  }

  /** As before, about a lot's project. */
  async raiseFor(tx: EntityManager, lotId: string, risk: Risk): Promise<void> {
    const rows: { project_id: string }[] = await tx.query('select project_id from lot where id = $1', [
      lotId,
    ]);
    if (rows[0]) await this.raise(tx, rows[0].project_id, risk);
  }

  /** As before, but not again once somebody has dealt with the very same fact. */
  async raiseOnce(tx: EntityManager, lotId: string, risk: Risk): Promise<void> {
    const known: unknown[] = await tx.query(
      `select 1 from risk_alert a join lot l on l.project_id = a.project_id
       where l.id = $1 and a.code = $2 and a.evidence = $3 limit 1`,
      [lotId, risk.code, risk.evidence],
    );
    if (known.length === 0) await this.raiseFor(tx, lotId, risk);
  }

  /** Where what is told of was itself refused, and its transaction is gone. */
  async raiseAlone(lotId: string, risk: Risk): Promise<void> {
    await this.dataSource.transaction((tx) => this.raiseFor(tx, lotId, risk));
  }
}

/** What is about the platform itself concerns whatever is published. */
async function isPublished(tx: EntityManager, projectId: string | null): Promise<boolean> {
  if (!projectId) return true;
  const rows: unknown[] = await tx.query(
    'select 1 from lot where project_id = $1 and not (state = any($2)) limit 1',
    [projectId, OVER_STATES],
  );
  return rows.length > 0;
}
