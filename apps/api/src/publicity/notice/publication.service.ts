import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMonths, periodFrom, shanghaiDate, valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { type Actor, ConsentDoor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, eachAsked } from '../../kernel/db/index.js';
import { unwrap } from '../../kernel/http/index.js';
import { ListingMoves, LotEntity, ReviewService, THE_PLATFORM } from '../../listing/listing/index.js';
import { ruleValues } from '../../rules/parameter/index.js';
import { calendarStrip } from './calendar-strip.js';
import { LotTerms } from './lot-terms.js';
import { NoticeBoard } from './notice-board.js';

type Published = (tx: EntityManager, lot: LotEntity, actor: Actor) => Promise<void>;

const firstNotice = eachAsked<{ lotId: string }, { at: Date }>(
  { lotId: 'uuid' },
  ({ lotId }) => `select min(published_at) as at from notice where lot_id = ${lotId}`,
);

/** From the approved project to the lot that stands on the board, and what befalls it there. */
@Injectable()
export class PublicationService implements OnModuleInit {
  private readonly published: Published[] = [];

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly lotTerms: LotTerms,
    private readonly reviews: ReviewService,
    private readonly moves: ListingMoves,
    private readonly board: NoticeBoard,
    private readonly consents: ConsentDoor,
  ) {}

  onModuleInit(): void {
    this.moves.whenLotEnters('FAILED', (tx, lot) => this.announceFailure(tx, lot));
  }

  /** Domains above this one say what else begins with a notice. */
  whenPublished(hook: Published): void {
    this.published.push(hook);
  }

  /** Freezes the terms, counts the period, puts the notice up. A third person approves what two have checked. */
  async publish(actor: Actor, projectId: string): Promise<{ lotId: string }> {
    return this.transactions.run(async (tx) => {
      const project = await this.reviews.begin(tx, actor, projectId, 'publish');
      await this.consents.beforePublic.requireForNotice(tx, projectId);
      this.lotTerms.requirePrintable(project);
      await this.reviews.requireMeasured(tx, project);
      const at = await this.clock.now(tx);
      const calendar = await this.calendars.load(tx);
      const terms = await this.lotTerms.of(tx, project);
      const period = unwrap(periodFrom(calendar, at.getTime(), terms.publicationWorkingDays));
      const lot = tx.create(LotEntity, {
        id: randomUUID(),
        projectId,
        no: terms.lotNo,
        number: 1,
        state: 'LISTED',
        stateSince: at,
        nextDueAt: new Date(period.endAt),
        terms,
        registrationEndsAt: new Date(period.endAt),
        cyclesUsed: 0,
        round: 1,
        rememberedState: null,
        suspension: null,
      });
      await tx.insert(LotEntity, lot);
      await this.moves.moveProject(tx, project, 'publish', { role: 'CENTER_APPROVE', actor });
      const strip = calendarStrip(calendar, period);
      const rules = ruleValues(terms.parameters);
      await this.board.publish(tx, lot, {
        kind: terms.isBuying ? 'PURCHASE' : 'TRANSFER',
        title: terms.title,
        registrationEndsAt: lot.registrationEndsAt,
        strip,
        rules,
      });
      for (const hook of this.published) await hook(tx, lot, actor);
      return { lotId: lot.id };
    });
  }

  /** Too few applicants and a cycle left: the period runs on, and the board says so. */
  async extend(tx: EntityManager, lot: LotEntity): Promise<void> {
    const calendar = await this.calendars.load(tx);
    const days = valueIn(lot.terms.parameters, 'extension.cycleWorkingDays');
    const period = unwrap(periodFrom(calendar, lot.registrationEndsAt.getTime(), days));
    await this.moves.moveLot(tx, lot, 'extend', { ...THE_PLATFORM, reason: '报名人数不足' });
    lot.cyclesUsed += 1;
    lot.registrationEndsAt = new Date(period.endAt);
    await this.moves.moveLot(tx, lot, 'relist', { ...THE_PLATFORM, nextDueAt: lot.registrationEndsAt });
    await this.board.publish(tx, lot, {
      kind: 'EXTENSION',
      title: `${lot.terms.title}（第 ${lot.cyclesUsed} 次延牌）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: calendarStrip(calendar, period),
      rules: [],
      details: { 延牌次数: `${lot.cyclesUsed} / ${lot.terms.extensionCycles}` },
    });
  }

  /** Too few were left to bid, and the notice promises a second round: a whole period, with whoever stays. */
  async publishAgain(tx: EntityManager, lot: LotEntity): Promise<void> {
    const calendar = await this.calendars.load(tx);
    const at = await this.clock.now(tx);
    const period = unwrap(
      periodFrom(calendar, at.getTime(), valueIn(lot.terms.parameters, 'notice.minWorkingDays')),
    );
    lot.round += 1;
    lot.registrationEndsAt = new Date(period.endAt);
    await this.moves.moveLot(tx, lot, 'secondRound', {
      ...THE_PLATFORM,
      reason: '参加的人数不够',
      nextDueAt: lot.registrationEndsAt,
    });
    await this.board.publish(tx, lot, {
      kind: 'SECOND_ROUND',
      title: `${lot.terms.title}（第 ${lot.round} 轮公告）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: calendarStrip(calendar, period),
      rules: [],
      details: { 原因: '参加的人数不够，按公告再征集一轮；已经报名的继续有效' },
    });
  }

  /** Extension cycles that are left, within the longest time a notice may stand; none in a second round. */
  async cyclesLeft(tx: EntityManager, lot: LotEntity): Promise<number> {
    const left = lot.terms.extensionCycles - lot.cyclesUsed;
    if (lot.round > 1 || left <= 0) return 0;
    const [first] = await firstNotice(tx, { lotId: lot.id });
    const latest = addMonths(
      shanghaiDate(first!.at.getTime()),
      valueIn(lot.terms.parameters, 'notice.maxMonths'),
    );
    const days = valueIn(lot.terms.parameters, 'extension.cycleWorkingDays');
    const next = unwrap(periodFrom(await this.calendars.load(tx), lot.registrationEndsAt.getTime(), days));
    return next.end > latest ? 0 : left;
  }

  private async announceFailure(tx: EntityManager, lot: LotEntity): Promise<void> {
    await this.board.publish(tx, lot, {
      kind: 'FAILURE',
      title: `${lot.terms.title}（流标）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
    });
  }
}
