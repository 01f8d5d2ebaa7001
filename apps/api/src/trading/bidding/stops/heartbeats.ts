import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Outage } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { Lane } from '../../../kernel/db/index.js';
import { logger } from '../../../kernel/logger.js';
import { Arrivals } from '../arrivals.js';
import type { SessionEntity } from '../session.entity.js';

/** What is shorter nobody asks for: the least that the rulebook allows. */
const SHORTEST_MS = 2_000;
/** One process after the other: each sees what the one before has said. */
const ONE_AT_A_TIME = 'select pg_advisory_xact_lock(7214001)';

/**
 * Since the last word of any process: how long that is ago by the server's own clock, and since when by the platform's,
 * as if that had not been moved meanwhile.
 */
const SILENCE = `
  select platform_now() - (server_now() - server_at) as at,
         (extract(epoch from server_now() - server_at) * 1000)::bigint as real_ms
  from bid_heartbeat order by server_at desc limit 1`;

interface Row {
  readonly from: Date;
  readonly to: Date;
  readonly real_ms: string;
}

/**
 * Every process that decides bids says again and again that it can, in a transaction like those that decide. Where
 * none has for a while, or where a complete bid has waited too long, that time is written down: jumps of a
 * demonstration's clock are none of it, since it is measured by the server's own clock.
 */
@Injectable()
export class Heartbeats {
  private readonly process = randomUUID();

  constructor(
    private readonly lane: Lane,
    private readonly arrivals: Arrivals,
  ) {}

  async beat(): Promise<void> {
    await this.lane.transactions.run(async (tx) => {
      await tx.query(ONE_AT_A_TIME);
      await writeSilence(tx);
      await tx.query(
        `insert into bid_heartbeat (process, server_at) values ($1, server_now())
         on conflict (process) do update set server_at = excluded.server_at`,
        [this.process],
      );
      await tx.query(`delete from bid_heartbeat where server_at < server_now() - interval '1 day'`);
    });
    for (const { lotId, at, waitedMs } of this.arrivals.stuck(SHORTEST_MS)) {
      const silence = { from: new Date(at), realMs: waitedMs };
      // By itself: the lot of which it tells may be locked, and this process is not silent for all of them.
      await this.lane.transactions
        .run((tx) => writeStuck(tx, lotId, silence))
        .catch((error: unknown) =>
          logger.warn({ err: error as Error, lotId }, 'a silence could not be written'),
        );
    }
  }

  /** Every silence that a session has met since it began or went on, and the one that may last, the first first. */
  async outagesOf(tx: EntityManager, { lotId, startAt, resumedAt }: SessionEntity): Promise<Outage[]> {
    const rows: Row[] = await tx.query(
      `select from_at as from, to_at as to, real_ms from bid_outage
       where to_at > $2 and (lot_id is null or lot_id = $1)
       union all
       select at, platform_now(), real_ms from (${SILENCE}) last
       order by 1`,
      [lotId, resumedAt ?? startAt],
    );
    return rows.map(({ from, to, real_ms }) => ({
      from: from.getTime(),
      to: to.getTime(),
      realMs: Number(real_ms),
    }));
  }
}

/** Before the first word of all nobody knows whether any process could decide. */
async function writeSilence(tx: EntityManager): Promise<void> {
  await tx.query(
    `insert into bid_outage (id, from_at, to_at, real_ms)
     select gen_random_uuid(), coalesce(last.at, platform_now() - interval '1 day'), platform_now(),
            coalesce(last.real_ms, 86400000)
     from (select 1) as once left join (${SILENCE}) last on true
     where coalesce(last.real_ms, 86400000) > $1`,
    [SHORTEST_MS],
  );
}

/** A process that cannot decide the bids of one lot is silent for this lot. */
async function writeStuck(
  tx: EntityManager,
  lotId: string,
  { from, realMs }: { from: Date; realMs: number },
): Promise<void> {
  await tx.query(
    `insert into bid_outage (id, lot_id, from_at, to_at, real_ms)
     select gen_random_uuid(), id, $2, platform_now(), $3 from lot where id = $1
     on conflict (lot_id, from_at) do update set to_at = excluded.to_at, real_ms = excluded.real_ms`,
    [lotId, from, realMs],
  );
}
