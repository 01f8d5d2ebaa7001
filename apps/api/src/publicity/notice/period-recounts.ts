import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type CountedPeriod,
  type PeriodNotice,
  type PlainDate,
  type WorkingDayPeriod,
  missingDays,
  periodFrom,
  printedPeriod,
  recountedEnd,
  shanghaiDate,
  shanghaiInstant,
  workingDaysBetween,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { unwrap } from '../../kernel/http/index.js';
import { ListingMoves, LotEntity, THE_PLATFORM, lockLot, saveLot } from '../../listing/listing/index.js';
import { type Recount, Recounts } from '../../rules/calendar/index.js';
import { calendarStrip } from './calendar-strip.js';
import { NoticeBoard } from './notice-board.js';
import { publicityEnd } from './publicity-end.js';

type LotHook = (tx: EntityManager, lot: LotEntity) => Promise<void>;
/** Answers whether a lot whose registration closed too early has not been traded, so that it can open again. */
type NotTraded = (tx: EntityManager, lot: LotEntity) => Promise<boolean>;

/** What an 延期公告 for the calendar's sake says has moved. */
export interface Postponement {
  readonly title: string;
  readonly recount: Recount;
  /** What it is about, then its former and its new moment in words. */
  readonly moved: readonly [what: string, before: string, after: string];
  readonly period?: WorkingDayPeriod;
  /** When the session begins now, where it is a session that has moved: its record is held against this notice. */
  readonly sessionStartAt?: Date;
}

/** The periods that stand on the board, of a listing and of a result, counted anew where the calendar has changed. Source: rules §21 A15. */
@Injectable()
export class PeriodRecounts implements OnModuleInit {
  private readonly moved: LotHook[] = [];
  private notTraded: NotTraded = async (_, lot) => lot.state === 'REG_CLOSED';

  constructor(
    private readonly clock: PlatformClock,
    private readonly recounts: Recounts,
    private readonly moves: ListingMoves,
    private readonly board: NoticeBoard,
  ) {}

  onModuleInit(): void {
    this.recounts.of({
      table: 'lot',
      find: `select id from lot where case when state = 'RESULT_PUBLICITY'
                 then (select d.publicity_ends_at from deal d where d.lot_id = lot.id)
               when state in ('LISTED', 'REG_CLOSED', 'TRADING') then registration_ends_at end
               >= $1::date::timestamp at time zone 'Asia/Shanghai'`,
      recount: (tx, id, recount) => this.recount(tx, id, recount),
    });
  }

  /** The domain that trades says here whether a lot has been. */
  askWhetherTraded(check: NotTraded): void {
    this.notTraded = check;
  }

  /** Domains above this one say what else moves with the end of a lot's period. */
  whenMoved(hook: LotHook): void {
    this.moved.push(hook);
  }

  /** Puts up what has moved. It is no extension for want of applicants, and no change of the notice. */
  async announce(tx: EntityManager, lot: LotEntity, postponement: Postponement): Promise<void> {
    const { title, recount, moved, period, sessionStartAt } = postponement;
    const [what, before, after] = moved;
    await this.board.publish(tx, lot, {
      kind: 'EXTENSION',
      title: `${lot.terms.title}（工作日历调整，${title}）`,
      registrationEndsAt: lot.state === 'RESULT_PUBLICITY' ? lot.nextDueAt! : lot.registrationEndsAt,
      strip: period ? calendarStrip(recount.calendar, period) : [],
      rules: [],
      details: {
        延期原因: `工作日历按 ${recount.source} 调整：${recount.lost.join('、')} 不再是工作日`,
        [what]: `${before} → ${after}`,
        说明: '只往后延，不提前；不计入延牌次数',
      },
      ...(sessionStartAt ? { sessionStartAt } : {}),
    });
  }

  private async recount(tx: EntityManager, id: string, recount: Recount): Promise<void> {
    const lot = await lockLot(tx, id);
    if (lot.state === 'LISTED' || lot.state === 'RESULT_PUBLICITY') return this.moveEnd(tx, lot, recount);
    if (lot.state === 'REG_CLOSED' || lot.state === 'TRADING') await this.openAgain(tx, lot, recount);
  }

  private async moveEnd(tx: EntityManager, lot: LotEntity, recount: Recount): Promise<void> {
    const { calendar, lost, source } = recount;
    const isListed = lot.state === 'LISTED';
    const endsAt = isListed ? lot.registrationEndsAt : await publicityEnd(tx, lot);
    const isHeldAfter = !isListed && endsAt !== null && endsAt <= (await this.clock.now(tx));
    if (!endsAt || isHeldAfter) return;
    const end = shanghaiDate(endsAt.getTime());
    const { began, earlier } = await this.periodOf(tx, lot);
    const later = unwrap(recountedEnd(calendar, { began, end, earlier }, lost));
    if (later === end) return;
    await this.moves.moveLot(tx, lot, 'postpone', { ...THE_PLATFORM, reason: `工作日历调整：${source}` });
    await this.endOn(tx, lot, later);
    const { counted } = unwrap(workingDaysBetween(calendar, shanghaiDate(began), later));
    await this.announce(tx, lot, {
      title: isListed ? '公告期顺延' : '成交公示期顺延',
      recount,
      moved: [isListed ? '报名截止' : '公示截止', atClose(end), atClose(later)],
      period: { day0: shanghaiDate(began), counted, end: later, endAt: shanghaiInstant(later, '17:00') },
    });
  }

  /** It closed before all of its days had been; what it is short of follows from now on, with everybody who is in. */
  async openAgain(tx: EntityManager, lot: LotEntity, recount: Recount): Promise<void> {
    const end = shanghaiDate(lot.registrationEndsAt.getTime());
    const missing = await this.missingTo(tx, lot, end, recount.lost);
    if (missing === 0 || !(await this.notTraded(tx, lot))) return;
    const at = (await this.clock.now(tx)).getTime();
    const period = unwrap(periodFrom(recount.calendar, at, missing));
    const reason = `工作日历调整：${recount.source}，公告期少了 ${missing} 个工作日`;
    await this.moves.moveLot(tx, lot, 'reopenRegistration', { ...THE_PLATFORM, reason });
    await this.endOn(tx, lot, period.end);
    await this.announce(tx, lot, {
      title: '重新开放报名',
      recount,
      moved: ['报名截止', atClose(end), atClose(period.end)],
      period,
    });
  }

  private async endOn(tx: EntityManager, lot: LotEntity, end: PlainDate): Promise<void> {
    const endsAt = new Date(shanghaiInstant(end, '17:00'));
    if (lot.state !== 'RESULT_PUBLICITY') lot.registrationEndsAt = endsAt;
    lot.nextDueAt = endsAt;
    await saveLot(tx, lot);
    for (const hook of this.moved) await hook(tx, lot);
  }

  /** How many days the period that was printed last is short of, up to a day. */
  async missingTo(
    tx: EntityManager,
    lot: LotEntity,
    end: PlainDate,
    lost: readonly PlainDate[],
  ): Promise<number> {
    const { began, earlier } = await this.periodOf(tx, lot);
    return missingDays({ began, end, earlier }, lost);
  }

  /** As the notices of a lot have printed it; it begins with the first day of the strip that was printed last. */
  async periodOf(tx: EntityManager, lot: LotEntity): Promise<Required<CountedPeriod>> {
    const notices: PeriodNotice[] = await tx.query(
      `select kind, to_char(published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "on",
              content -> 'strip' -> 0 ->> 'date' as day0, content -> 'strip' -> -1 ->> 'date' as "end",
              (select count(*) from json_array_elements(content -> 'strip') day where day ->> 'kind' = 'COUNTED')
                >= (content -> 'terms' ->> 'publicationWorkingDays')::int as "isWhole"
       from notice where lot_id = $1 order by published_at, no`,
      [lot.id],
    );
    const { earlier = [], ...newest } = printedPeriod(notices)!;
    return { ...newest, earlier };
  }
}

function atClose(date: PlainDate): string {
  return `${date} 17:00`;
}
