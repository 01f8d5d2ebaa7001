import { Injectable } from '@nestjs/common';
import {
  type DeskSessionView,
  type DeskSessionsView,
  type StoppedSessionView,
  sentenceOf,
} from '@helan/contracts';
import { CLASH_REASONS, SESSION_STATES, type SessionState, sessionClashes } from '@helan/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refusedOrThrow } from '../../kernel/http/index.js';
import { SessionControl } from '../../trading/bidding/index.js';
import { sessionBegins } from '../../trading/registration/index.js';

interface Row {
  readonly id: string;
  readonly lot_id: string;
  readonly project_id: string;
  readonly no: string;
  readonly title: string;
  readonly state: SessionState;
  readonly start_at: Date;
  readonly end_at: Date;
  readonly resume_at: Date | null;
  readonly opened_by: string;
  readonly host: string;
  readonly bidders: readonly string[];
}

type Running = Pick<Row, 'lot_id' | 'no' | 'title'>;

const OVER: readonly SessionState[] = ['WON', 'FAILED', 'ENDED', 'CANCELLED'];
/** More than a day can hold. */
const MOST = 300;
const BEGINS = `coalesce(${sessionBegins('s')}, s.start_at)`;
const DAY = `(platform_now() at time zone 'Asia/Shanghai')::date`;

/** The host's board: sessions of today side by side, and one word that stops all that run. */
@Injectable()
export class DeskSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly control: SessionControl,
  ) {}

  /**
   * What begins today or has not ended yet, in the order in which it begins. How many take part where people may still
   * register is nobody's to know: such a session is not on it. Source: rules §21 A13.
   */
  async today(): Promise<DeskSessionsView> {
    const rows: Row[] = await this.dataSource.query(
      `select s.id, s.lot_id, l.project_id, l.no, l.terms->>'title' as title, s.state, ${BEGINS} as start_at, s.end_at,
              s.resume_at, s.opened_by, a.display_name as host,
              array(select r.party_id::text from registration r where r.lot_id = l.id and r.state = 'ADMITTED') as bidders
       from (select ${DAY}::timestamp at time zone 'Asia/Shanghai' as morning) t
       cross join bidding_session s join lot l on l.id = s.lot_id join account a on a.id = s.opened_by
       where s.is_current and s.terms->>'agreedFen' is null and s.state <> 'CANCELLED'
         and l.state not in ('LISTED', 'EXTENDED', 'REG_CLOSED')
         and ${BEGINS} < t.morning + interval '1 day' and (s.ended_at is null or s.ended_at >= t.morning)
       order by start_at, l.no limit ${MOST}`,
    );
    const ahead = rows.filter(({ state }) => !OVER.includes(state));
    const clashes = sessionClashes(
      ahead.map(({ id, start_at, end_at, opened_by: host, bidders }) => ({
        ...{ id, host, bidders },
        startAt: start_at.getTime(),
        endAt: end_at.getTime(),
      })),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const items = rows.map((row): DeskSessionView => ({
      lotId: row.lot_id,
      projectId: row.project_id,
      lotNo: row.no,
      title: row.title,
      state: row.state,
      stateName: SESSION_STATES[row.state],
      startAt: row.start_at.toISOString(),
      endAt: row.end_at.toISOString(),
      hostName: row.host,
      admitted: row.bidders.length,
      isRunning: isRunning(row.state),
      resumeAt: row.resume_at?.toISOString() ?? null,
      clashes: (clashes.get(row.id) ?? []).map(({ with: other, reason }) => ({
        lotId: byId.get(other)!.lot_id,
        lotNo: byId.get(other)!.no,
        why: CLASH_REASONS[reason],
      })),
    }));
    return {
      items,
      running: items.filter((item) => item.isRunning).length,
      clashing: items.filter((item) => item.clashes.length > 0).length,
    };
  }

  /** Each that runs is stopped by itself: what keeps one from it keeps no other. */
  async stopAll(actor: Actor, reason: string): Promise<StoppedSessionView[]> {
    const running: Running[] = await this.dataSource.query(
      `select s.lot_id, l.no, l.terms->>'title' as title from bidding_session s join lot l on l.id = s.lot_id
       where s.is_current and s.state in ('FREE', 'LIMITED') order by s.end_at, l.no`,
    );
    const answers: StoppedSessionView[] = [];
    for (const session of running) answers.push(await this.stopOne(actor, session, reason));
    return answers;
  }

  private async stopOne(
    actor: Actor,
    { lot_id: lotId, no: lotNo, title }: Running,
    reason: string,
  ): Promise<StoppedSessionView> {
    const of = { lotId, lotNo, title };
    try {
      await this.control.stop(actor, lotId, reason);
      return { ...of, isStopped: true, sentence: '' };
    } catch (error) {
      const [fault] = refusedOrThrow(error).faults;
      return { ...of, isStopped: false, sentence: sentenceOf(fault!.code, fault!.values) };
    }
  }
}

function isRunning(state: SessionState): boolean {
  return state === 'FREE' || state === 'LIMITED';
}
