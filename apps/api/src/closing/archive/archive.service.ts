import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RETENTION, archiveNumber, refuseArchive, shanghaiDate } from '@helan/domain';
import type { CloseProjectRequest } from '@helan/contracts/requests';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, takeSerial } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { ListingMoves, lockLot } from '../../listing/listing/index.js';
import { ArchiveCollector } from './archive-collector.js';
import { ArchiveFileEntity } from './archive-file.entity.js';

export interface ArchiveView {
  readonly kind: 'archive';
  readonly no: string;
  readonly retention: string;
  readonly filedAt: string;
  readonly items: ArchiveFileEntity['items'];
  readonly record: ArchiveFileEntity['record'];
}

/** The end of a project: handed over, closed, and everything filed under one number. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly moves: ListingMoves,
    private readonly collector: ArchiveCollector,
  ) {}

  async close(actor: Actor, lotId: string, { handover, registration }: CloseProjectRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      await this.moves.moveLot(tx, lot, 'close', {
        role: 'CENTER_REVIEW',
        actor,
        reason: `交接：${handover}；登记：${registration}`,
      });
    });
  }

  async file(actor: Actor, lotId: string): Promise<{ no: string }> {
    return this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'archive');
      const { items, record } = await this.collector.collect(tx, lot);
      requireNone(refuseArchive(items));
      const filedAt = await this.clock.now(tx);
      const year = Number(shanghaiDate(filedAt.getTime()).slice(0, 4));
      const serial = await takeSerial(tx, `archive:${year}:${lot.terms.typeCode}`);
      const no = archiveNumber(year, lot.terms.typeCode, serial);
      await tx.insert(ArchiveFileEntity, {
        id: randomUUID(),
        lotId,
        no,
        retention: RETENTION.LEASE,
        items,
        record: record as object,
        filedBy: actor.accountId,
        filedAt,
      });
      await this.moves.moveLot(tx, lot, 'archive', { role: 'ARCHIVIST', actor, reason: no });
      return { no };
    });
  }

  async show(lotId: string): Promise<ArchiveView> {
    const file = await this.dataSource.manager.findOneBy(ArchiveFileEntity, { lotId });
    if (!file) throw refused('resource.not-found');
    const { no, retention, filedAt, items, record } = file;
    return { kind: 'archive', no, retention, filedAt: filedAt.toISOString(), items, record };
  }
}
