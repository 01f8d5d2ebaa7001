import { Injectable } from '@nestjs/common';
import {
  HELD_STEPS,
  type ListingState,
  type RedFinding,
  type RiskCode,
  heldStepsFrom,
  holdsOf,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import type { LotEntity } from '../listing/index.js';

/** A lot as it stands, or as it stood when a step of it is being taken. */
export interface HeldLot {
  readonly lot: LotEntity;
  readonly state: ListingState;
  readonly since: Date;
  /** The step is being taken: nothing but a finding can keep it back any more. */
  readonly isTaken: boolean;
}

/** An open finding that keeps a lot's next step back; `until` is null as long as the step cannot be taken yet. */
export interface Holding extends RedFinding {
  readonly id: string;
  readonly code: RiskCode;
  readonly until: number | null;
}

/** A finding whose hold was ended in writing. */
export interface Released {
  readonly code: RiskCode;
  readonly at: Date;
  readonly releaserName: string;
  readonly reason: string;
}

/** As soon as the lot stands where it stands. */
export const AT_ONCE = new Date(0);

type Possible = (tx: EntityManager, lot: LotEntity) => Promise<Date | null>;

interface Row {
  id: string;
  project_id: string | null;
  code: RiskCode;
  raised_at: Date;
  ended_at: Date | null;
}

/** Until when findings keep a lot's next step back, counted for the very step. */
@Injectable()
export class HoldCounts {
  private readonly possible = new Map<ListingState, Possible>();

  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
  ) {}

  /**
   * Domains above say here since, or from, when a step out of a state that can be held could be taken but for a
   * finding; nothing where that is not known yet. Where none says so it can be as soon as the lot stands there.
   */
  whenPossible(state: ListingState, possible: Possible): void {
    this.possible.set(state, possible);
  }

  async workingDays(tx: EntityManager): Promise<number> {
    return (await this.parameters.rulebook(tx))['risk.holdWorkingDays'];
  }

  /** What keeps back the next step of a lot, the longest first. */
  async of(tx: EntityManager, held: HeldLot): Promise<Holding[]> {
    const rows = await findingsOf(tx, held);
    if (!rows.some(({ ended_at }) => ended_at === null)) return [];
    const findings = rows.map(({ id, project_id, code, raised_at, ended_at }) => ({
      id,
      code,
      isOfPlatform: project_id === null,
      raisedAt: raised_at.getTime(),
      endedAt: ended_at?.getTime() ?? null,
    }));
    const step = {
      possibleSince: await this.possibleSince(tx, held),
      calendar: await this.calendars.load(tx),
      workingDays: await this.workingDays(tx),
    };
    return holdsOf(findings, step, (await this.clock.now(tx)).getTime());
  }

  /** The last finding that would keep the next step back, had the supervisor not let it go on in writing. */
  async lastReleased(tx: EntityManager, held: HeldLot): Promise<Released | undefined> {
    const rows: Released[] = await tx.query(
      `select f.code, f.released_at as at, a.display_name as "releaserName", f.release_reason as reason
       from (select * from risk_alert where ${FOUND_SINCE}) f join account a on a.id = f.released_by
       order by f.released_at desc limit 1`,
      placeOf(held),
    );
    return rows[0];
  }

  /** Never before the lot came where it stands; that it was suspended meanwhile begins nothing anew. */
  private async possibleSince(
    tx: EntityManager,
    { lot, state, since, isTaken }: HeldLot,
  ): Promise<number | null> {
    if (heldStepsFrom(state).length === 0) return null;
    const rows: { at: Date | null }[] = await tx.query(
      `select max(at) as at from listing_event
       where lot_id = $1 and to_state = $2 and action <> 'resume' and at <= $3`,
      [lot.id, state, since],
    );
    const entered = (rows[0]?.at ?? since).getTime();
    const possible = this.possible.get(state);
    if (!possible) return entered;
    const from = await possible(tx, lot);
    return from ? Math.max(entered, from.getTime()) : isTaken ? entered : null;
  }
}

/**
 * What was found since the lot took a step that can be held the last time, or since its publication: what was found
 * before has kept that one back. `$1` the project, `$2` the lot, `$3` the steps, `$4` since when it stands where it does.
 */
const FOUND_SINCE = `holds_until is not null and (project_id = $1 or project_id is null)
  and raised_at >= coalesce(
    (select max(at) from listing_event where lot_id = $2 and action = any($3) and at <= $4),
    (select min(at) from listing_event where project_id = $1 and action = 'publish'))`;

function findingsOf(tx: EntityManager, held: HeldLot): Promise<Row[]> {
  return tx.query(
    `select id, project_id, code, raised_at, least(closed_at, released_at) as ended_at from risk_alert
     where ${FOUND_SINCE} order by raised_at`,
    placeOf(held),
  );
}

function placeOf({ lot, since }: HeldLot): unknown[] {
  return [lot.projectId, lot.id, HELD_STEPS, since];
}
