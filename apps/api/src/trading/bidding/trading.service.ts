import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { TradingPlanView } from '@helan/contracts';
import type { OpenTradingRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { Ways } from '../consultation/index.js';
import { AdmissionService } from '../deposit/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { RegistrationService } from '../registration/index.js';
import { DynamicSessions } from './dynamic-sessions.js';
import { NewSessions } from './new-sessions.js';
import { SessionPlans } from './session-plans.js';
import { SessionEntity, awaitsRound, ofLot } from './session.entity.js';

/** The host asks both sides and sets up the session; from then on time alone moves it. */
@Injectable()
export class TradingService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: SessionPlans,
    private readonly admissions: AdmissionService,
    private readonly ways: Ways,
    private readonly moves: ListingMoves,
    private readonly sessions: NewSessions,
    private readonly dynamic: DynamicSessions,
    private readonly registrations: RegistrationService,
  ) {}

  onModuleInit(): void {
    this.registrations.letWithdrawWhen(
      async (tx, lot) => lot.state === 'TRADING' && (await this.isOver(tx, lot)),
    );
  }

  async open(actor: Actor, lotId: string, request: OpenTradingRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const action = lot.state === 'TRADING' ? 'repeatTrading' : 'openTrading';
      this.moves.requireAllowed(lot.state, action);
      if (action === 'repeatTrading' && !(await this.isOver(tx, lot))) throw refused('lifecycle.not-now');
      if (lot.terms.trading === null) throw refused('method.not-offered');
      await this.ways.require(tx, lot, 'BID');
      const startAt = new Date(request.startAt);
      const { word = '' } = request;
      await this.plans.starts.require(tx, lot, startAt);
      await this.plans.requireRoom(tx, lotId, startAt, word);
      const goesOn = action === 'openTrading' && (await this.dynamic.isOpen(tx, lot));
      await this.moves.moveLot(tx, lot, action, {
        role: 'TRADE_HOST',
        actor,
        ...(word ? { reason: word } : {}),
      });
      await this.plans.announce(tx, lot, startAt, goesOn ? '限时竞价开始' : '竞价开始');
      if (goesOn) await this.dynamic.beginLimited(tx, lot, startAt);
      else await this.sessions.create(tx, actor.accountId, lot, startAt);
    });
  }

  /** A lot has one session at a time; another begins only where the last one, or its result, came to nothing. */
  private async isOver(tx: EntityManager, { id, state }: LotEntity): Promise<boolean> {
    const session = await tx.findOneBy(SessionEntity, ofLot(id));
    return session?.state === 'CANCELLED' || (session?.state === 'WON' && state === 'TRADING');
  }

  private async resumption(tx: EntityManager, lotId: string): Promise<string | null> {
    const session = await tx.findOneBy(SessionEntity, ofLot(lotId));
    return session?.state === 'PAUSED' && !awaitsRound(session)
      ? ((await this.plans.starts.resumption(tx))?.toISOString() ?? null)
      : null;
  }

  /** What the host needs to set a session up or to let it go on: whether and when. */
  async plan(lotId: string): Promise<TradingPlanView> {
    return this.transactions.look(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const isNext = lot.state === 'REG_CLOSED' || (await this.isOver(tx, lot));
      const earliestResumeAt = await this.resumption(tx, lotId);
      if (!isNext || (await this.ways.of(tx, lot)) !== 'BID')
        return { admitted: null, earliestStartAt: null, earliestResumeAt };
      const { admitted } = await this.admissions.count(tx, lotId);
      const earliestStartAt = (await this.plans.starts.earliest(tx, lot)).toISOString();
      return { admitted, earliestStartAt, earliestResumeAt };
    });
  }
}
