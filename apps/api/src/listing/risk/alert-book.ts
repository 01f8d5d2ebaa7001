import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Risk } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { ParameterService } from '../../rules/parameter/index.js';

/** Writes alerts down, each fact once as long as nobody has dealt with it. */
@Injectable()
export class AlertBook {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
  ) {}

  /** `projectId` is null where it is about the platform itself. */
  async raise(tx: EntityManager, projectId: string | null, { code, level, evidence }: Risk): Promise<void> {
    const raisedAt = await this.clock.now(tx);
    const days = (await this.parameters.rulebook(tx))['risk.workingDays'];
    const dueAt = await this.calendars.dueAt(tx, raisedAt, days);
    await tx.query(
      `insert into risk_alert (id, project_id, code, level, evidence, raised_at, due_at, finding)
       values ($1, $2, $3, $4, $5, $6, $7, '') on conflict do nothing`,
      [randomUUID(), projectId, code, level, evidence, raisedAt, dueAt],
    );
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
