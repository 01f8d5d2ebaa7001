import { createHmac } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { VISITS_END, VISITS_NOTED, type VisitKind, visitRisk } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { eachDone } from '../../kernel/db/index.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { logger } from '../../kernel/logger.js';
import { ListingMoves, type LotEntity } from '../../listing/listing/index.js';
import { AlertBook } from '../../listing/risk/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { HAS_LEFT } from './own-places.js';
import { VisitKeys } from './visit-keys.js';
import { type Visit, marksOf } from './visit-marks.js';

const keepFor = eachDone<{ lotId: string; days: number }>(
  { lotId: 'uuid', days: 'integer' },
  `update visited_lot v set next_due_at = platform_now() + make_interval(days => asked.days)
   from asked where v.lot_id = asked."lotId"`,
);

/**
 * R01: from where those who take part in a lot come. Kept as hashes under a key of the lot, as long as the lot is traded and a while
 * after; only that two are the same is told.
 */
@Injectable()
export class Visits implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: DueRunner,
    private readonly keys: VisitKeys,
    private readonly parameters: ParameterService,
    private readonly lots: ListingMoves,
    private readonly alerts: AlertBook,
  ) {}

  onModuleInit(): void {
    this.runner.register({ table: 'visited_lot', key: 'lot_id', name: '访问痕迹的保存期限', apply: forget });
    for (const state of VISITS_END) this.lots.whenLotEnters(state, (tx, lot) => this.letGo(tx, lot));
  }

  /**
   * Notes where an applicant of a lot comes from; whoever is none leaves no trace, and neither does anybody once the
   * lot is decided. What could not be noted is logged: it takes nothing from whoever came, whose bid may be accepted.
   */
  async note({ partyId }: Actor, lotId: string, visit: Visit): Promise<void> {
    if (!partyId) return;
    try {
      const marks = marksOf(visit);
      await this.dataSource.transaction(async (tx) => {
        if (!(await isNoted(tx, lotId))) return;
        for (const [kind, mark] of marks) await this.keep(tx, { partyId, lotId, kind, mark });
      });
    } catch (error) {
      logger.error({ err: error, lot: lotId }, 'a visit could not be noted');
    }
  }

  private async keep(
    tx: EntityManager,
    { partyId, lotId, kind, mark }: { partyId: string; lotId: string; kind: VisitKind; mark: string },
  ): Promise<void> {
    const hash = createHmac('sha256', await this.keys.of(tx, lotId))
      .update(`${kind}:${mark}`)
      .digest();
    const rows: unknown[] = await tx.query(
      `insert into visit_trace (lot_id, registration_id, kind, hash, first_at)
       select r.lot_id, r.id, $3, $4, platform_now() from registration r
       where r.lot_id = $1 and r.party_id = $2 and r.state not in ('DRAFT', 'WITHDRAWN')
       on conflict do nothing returning registration_id`,
      [lotId, partyId, kind, hash],
    );
    if (rows.length === 0) return;
    await tx.query('insert into visited_lot (lot_id) values ($1) on conflict do nothing', [lotId]);
    const shared: { id: string }[] = await tx.query(
      `select id from (
         select distinct on (r.party_id) r.id from visit_trace t join registration r on r.id = t.registration_id
         where t.lot_id = $1 and t.kind = $2 and t.hash = $3
         order by r.party_id, ${HAS_LEFT}, r.created_at desc) one order by 1`,
      [lotId, kind, hash],
    );
    const ids = shared.map(({ id }) => id);
    if (ids.length > 1) await this.alerts.raiseFor(tx, lotId, visitRisk(kind, ids));
  }

  /** The lot is decided: what was kept of its visitors is deleted after the time that the rulebook says. */
  private async letGo(tx: EntityManager, { id }: LotEntity): Promise<void> {
    const days = (await this.parameters.rulebook(tx))['visit.keepDays'];
    await keepFor(tx, { lotId: id, days });
  }
}

async function isNoted(tx: EntityManager, lotId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from lot where id = $1 and state = any($2)', [
    lotId,
    VISITS_NOTED,
  ]);
  return rows.length > 0;
}

async function forget(tx: EntityManager, lotId: string): Promise<void> {
  await tx.query('delete from visit_trace where lot_id = $1', [lotId]);
  await tx.query('delete from visit_key where lot_id = $1', [lotId]);
  await tx.query('delete from visited_lot where lot_id = $1', [lotId]);
}
