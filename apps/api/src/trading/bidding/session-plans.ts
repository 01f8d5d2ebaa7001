import { Injectable } from '@nestjs/common';
import { hourOf, refuseFullHour } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { requireNone } from '../../kernel/http/index.js';
import { momentInWords } from '../../kernel/paper/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { NoticeBoard } from '../../publicity/notice/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { sessionBegins } from '../registration/index.js';
import { SessionStarts } from './session-starts.js';

/** A session that is planned stands in public at once, and hours are not filled without a word. Source: rules §21 A14. */
@Injectable()
export class SessionPlans {
  constructor(
    private readonly board: NoticeBoard,
    private readonly parameters: ParameterService,
    readonly starts: SessionStarts,
  ) {}

  /** Under one lock for all lots, so that two hosts do not fill the last place of an hour together. */
  async requireRoom(tx: EntityManager, lotId: string, startAt: Date, word: string): Promise<void> {
    await tx.query("select pg_advisory_xact_lock(hashtext('session.perHour'))");
    const { startAt: from, endAt: to } = hourOf(startAt.getTime());
    const rows: { planned: number }[] = await tx.query(
      `select count(*)::int as planned from bidding_session s
       where (start_at >= $1 or ended_at is null) and ${sessionBegins('s')} >= $1 and ${sessionBegins('s')} < $2
         and is_current and state <> 'CANCELLED' and lot_id <> $3 and s.terms->>'agreedFen' is null`,
      [new Date(from), new Date(to), lotId],
    );
    const { 'session.perHour': most } = await this.parameters.rulebook(tx);
    requireNone(refuseFullHour(rows[0]!.planned, most, word));
  }

  /** The board says when, before the session is set up: its record names this notice. */
  async announce(tx: EntityManager, lot: LotEntity, startAt: Date, what: string): Promise<void> {
    await this.board.publish(tx, lot, {
      kind: 'SESSION',
      title: `${lot.terms.title}（竞价时间）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
      details: { [what]: momentInWords(startAt) },
      sessionStartAt: startAt,
    });
  }
}
