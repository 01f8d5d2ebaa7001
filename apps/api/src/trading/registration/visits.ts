import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Risk } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, deviceOf } from '../../kernel/auth/index.js';
import { AlertBook } from '../../listing/risk/index.js';
import { VisitKeys } from './visit-keys.js';

/** A request of somebody who takes part in a lot. */
export interface Visit {
  readonly ip?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const KINDS = { DEVICE: '同一台设备', ADDRESS: '同一个网络地址' } as const;
type Kind = keyof typeof KINDS;

/** R01: from where those who take part in a lot come. Kept as hashes under a key of the lot; only that
 * two are the same is told. */
@Injectable()
export class Visits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: VisitKeys,
    private readonly alerts: AlertBook,
  ) {}

  /** Notes where an applicant of a lot comes from; whoever is none leaves no trace. */
  async note({ partyId }: Actor, lotId: string, visit: Visit): Promise<void> {
    if (!partyId) return;
    const marks: [Kind, string | undefined][] = [
      ['DEVICE', deviceOf(visit.headers)],
      ['ADDRESS', visit.ip],
    ];
    await this.dataSource.transaction(async (tx) => {
      for (const [kind, mark] of marks) if (mark) await this.keep(tx, { partyId, lotId, kind, mark });
    });
  }

  private async keep(
    tx: EntityManager,
    { partyId, lotId, kind, mark }: { partyId: string; lotId: string; kind: Kind; mark: string },
  ): Promise<void> {
    const hash = createHmac('sha256', await this.keys.of(tx, lotId))
      .update(`${kind}:${mark}`)
      .digest();
    const rows: unknown[] = await tx.query(
      `insert into visit_trace (lot_id, registration_id, kind, hash, first_at)
       select r.lot_id, r.id, $3, $4, platform_now() from registration r
       where r.lot_id = $1 and r.party_id = $2 and r.state <> 'DRAFT'
       on conflict do nothing returning registration_id`,
      [lotId, partyId, kind, hash],
    );
    if (rows.length === 0) return;
    const shared: { id: string }[] = await tx.query(
      `select registration_id as id from visit_trace where lot_id = $1 and kind = $2 and hash = $3 order by 1`,
      [lotId, kind, hash],
    );
    if (shared.length > 1) await this.alerts.raiseFor(tx, lotId, sharedMark(kind, shared));
  }
}

/** Registrations are named by the beginning of their numbers: who they are the supervisor looks up himself. */
function sharedMark(kind: Kind, shared: readonly { id: string }[]): Risk {
  const names = shared.map(({ id }) => id.slice(0, 8)).join('、');
  const evidence = `报名 ${names} 用过${KINDS[kind]}`;
  return { code: 'R01', level: kind === 'DEVICE' ? 'RED' : 'YELLOW', evidence };
}
