import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions, lockRow } from '../../../kernel/db/index.js';
import { logger } from '../../../kernel/logger.js';
import { lockLot } from '../../../listing/listing/index.js';
import { SessionEntity, isRunning } from '../session.entity.js';
import { SessionStops } from './session-stops.js';

/** A session whose time has gone back stands still until the host has seen to it. Source: rules §21 A14a. */
@Injectable()
export class ClockStops {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly stops: SessionStops,
  ) {}

  /** Stops every session that runs. */
  async stopAll(stepMs: number): Promise<void> {
    const running: { id: string; lot_id: string }[] = await this.dataSource.query(
      `select id, lot_id from bidding_session
       where is_current and state in ('FREE', 'LIMITED') and platform_now() < end_at`,
    );
    for (const { id, lot_id } of running) {
      await this.stopOne(id, lot_id, stepMs).catch((error: unknown) =>
        logger.error({ err: error, session: id }, 'a session could not be stopped'),
      );
    }
  }

  private async stopOne(id: string, lotId: string, stepMs: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, { id });
      if (!isRunning(session)) return;
      const note = `服务器时间倒退 ${Math.round(-stepMs)} 毫秒`;
      await this.stops.stop(tx, session, lot, { reason: 'CLOCK', note });
    });
  }
}
