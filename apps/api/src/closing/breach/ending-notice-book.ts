import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type DealSide,
  type EndingCause,
  type EndingNoticeAction,
  OPEN_ENDING_NOTICES,
  endingNoticeLifecycle,
  valueIn,
} from '@helan/domain';
import { type EntityManager, In } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow, takeSerial } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type LotEntity, lockLot } from '../../listing/listing/index.js';
import { CalendarService } from '../../rules/calendar/index.js';
import type { DealEntity } from '../../trading/deal/index.js';
import { EndingNoticeEntity, EndingNoticeStepEntity } from './ending-notice.entity.js';

/** A notice as its side gives it. */
export interface NewNotice {
  readonly side: DealSide;
  readonly cause: EndingCause;
  readonly note: string;
  readonly rulingNo: string;
  readonly evidenceFileId: string;
}

/** Who does something in its course; nobody where time brings it. */
export interface EndingWord {
  readonly accountId: string | null;
  readonly name: string;
  readonly note: string;
}

const PLATFORM = '平台';

/** The only place where notices that end a contract are entered and change their state. The lot's row is locked. */
@Injectable()
export class EndingNoticeBook {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
  ) {}

  /** The other side has its days from now on. */
  async enter(
    tx: EntityManager,
    lot: LotEntity,
    deal: DealEntity,
    { accountId, name, ...given }: NewNotice & { readonly accountId: string; readonly name: string },
  ): Promise<void> {
    const open = await this.findOpen(tx, lot.id);
    if (open) throw refused('ending.notice-open', { no: open.no });
    const givenAt = await this.clock.now(tx);
    const days = valueIn(lot.terms.parameters, 'ending.answerWorkingDays');
    const dueAt = await this.calendars.dueAt(tx, givenAt, days);
    const serial = String(await takeSerial(tx, `ending-notice:${lot.no}`)).padStart(2, '0');
    const notice = Object.assign(new EndingNoticeEntity(), {
      ...given,
      id: randomUUID(),
      no: `${lot.no}-JC${serial}`,
      lotId: lot.id,
      confirmationId: deal.confirmationId,
      state: 'NOTIFIED',
      hearing: null,
      accountId,
      givenAt,
      dueAt,
      nextDueAt: dueAt,
      proposedBy: null,
    });
    await tx.insert(EndingNoticeEntity, notice);
    await this.write(tx, notice, 'give', { accountId, name, note: given.note });
  }

  async move(
    tx: EntityManager,
    notice: EndingNoticeEntity,
    action: EndingNoticeAction,
    word: EndingWord = { accountId: null, name: PLATFORM, note: '' },
  ): Promise<void> {
    const from = notice.state;
    const to = unwrap(endingNoticeLifecycle.next(from, action, notice.hearing ?? undefined));
    const hearing = action === 'propose' ? from : action === 'sendBack' ? null : notice.hearing;
    const nextDueAt = to === 'NOTIFIED' ? notice.nextDueAt : null;
    Object.assign(notice, { state: to, hearing, nextDueAt });
    await tx.save(EndingNoticeEntity, notice);
    await this.write(tx, notice, action, word);
  }

  findOpen(tx: EntityManager, lotId: string): Promise<EndingNoticeEntity | null> {
    return tx.findOneBy(EndingNoticeEntity, { lotId, state: In([...OPEN_ENDING_NOTICES]) });
  }

  /** The last one about a lot, open or not. */
  findLast(tx: EntityManager, lotId: string): Promise<EndingNoticeEntity | null> {
    return tx.findOne(EndingNoticeEntity, { where: { lotId }, order: { givenAt: 'DESC', no: 'DESC' } });
  }

  /** The lot first, then the notice: everybody locks in this order. */
  async lock(tx: EntityManager, id: string): Promise<{ lot: LotEntity; notice: EndingNoticeEntity }> {
    const found = await tx.findOneBy(EndingNoticeEntity, { id });
    if (!found) throw refused('resource.not-found');
    const lot = await lockLot(tx, found.lotId);
    return { lot, notice: await lockRow(tx, EndingNoticeEntity, { id }) };
  }

  private async write(
    tx: EntityManager,
    { id, lotId, state }: EndingNoticeEntity,
    action: EndingNoticeStepEntity['action'],
    { accountId, name, note }: EndingWord,
  ): Promise<void> {
    await tx.insert(EndingNoticeStepEntity, {
      noticeId: id,
      seq: (await tx.countBy(EndingNoticeStepEntity, { noticeId: id })) + 1,
      action,
      accountId,
      actorName: name,
      note,
      at: await this.clock.now(tx),
    });
    await tell(tx, 'ending.moved', lotId, { noticeId: id, to: state });
  }
}
