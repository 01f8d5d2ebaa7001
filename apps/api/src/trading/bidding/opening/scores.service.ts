import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@helan/domain';
import type { PlanView } from '@helan/contracts';
import type { ScoresRequest } from '@helan/contracts/requests';
import { type EntityManager, In } from 'typeorm';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../../kernel/db/index.js';
import { refused } from '../../../kernel/http/index.js';
import { tell } from '../../../kernel/outbox/outbox.js';
import { lockLot } from '../../../listing/listing/index.js';
import { RegistrationEntity } from '../../registration/index.js';
import { Envelopes } from './envelopes.js';
import { SeatQueries } from '../seats.js';
import { SessionBook } from '../session-book.js';
import { SessionEntity, ofLot } from '../session.entity.js';

/** 方案评分: of those who have put in an envelope, under their paddles, before the first price is opened. */
@Injectable()
export class ScoresService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly seats: SeatQueries,
    private readonly envelopes: Envelopes,
    private readonly book: SessionBook,
  ) {}

  async plans(lotId: string): Promise<PlanView[]> {
    return this.transactions.look(async (tx) => {
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      if (!(await this.envelopes.needsScores(tx, session))) throw refused('lifecycle.not-now');
      return this.plansOf(tx, session);
    });
  }

  /** Frozen as soon as they are entered. Points as typed, with at most two decimals. */
  async enter(lotId: string, { scores }: ScoresRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      if (!(await this.envelopes.needsScores(tx, session))) throw refused('lifecycle.not-now');
      const wanted = (await this.plansOf(tx, session)).map(({ paddle }) => paddle);
      const given = new Map(scores.map(({ paddle, points }) => [paddle, hundredths(points)]));
      if (
        given.size !== scores.length ||
        given.size !== wanted.length ||
        !wanted.every((one) => given.has(one))
      )
        throw refused('sealing.scores-differ', undefined, 'scores');
      const at = await this.clock.now(tx);
      const value = canonicalJson({ scores: Object.fromEntries(given) });
      await this.book.write(tx, session, lot.no, {
        drafts: [{ kind: 'SCORED', value, at }],
        recordedAt: at,
      });
      await tell(tx, 'lot.session', lotId, { state: session.state });
    });
  }

  private async plansOf(tx: EntityManager, session: SessionEntity): Promise<PlanView[]> {
    const rows = await tx.find(RegistrationEntity, {
      where: { id: In(await this.seats.placed(tx, session)) },
      order: { paddle: 'ASC' },
    });
    return rows.map(({ paddle, form }) => ({
      paddle: paddle!,
      intendedUse: form.intendedUse ?? '',
      capability: form.capability ?? '',
    }));
  }
}

/** `87.5` → 8750, without a float in between. */
function hundredths(points: string): number {
  const [whole, part = ''] = points.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
