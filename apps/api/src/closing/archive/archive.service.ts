import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type ArchivedDeal,
  RETENTION,
  archiveListText,
  archiveNumber,
  refuseArchive,
  shanghaiDate,
} from '@helan/domain';
import type { CloseProjectRequest } from '@helan/contracts/requests';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, takeSerial } from '../../kernel/db/index.js';
import { requireNone } from '../../kernel/http/index.js';
import { sha256 } from '../../kernel/canonical.js';
import { ReceiptSigner } from '../../kernel/secrets/receipt-signer.js';
import { ListingMoves, LotEntity, lockLot } from '../../listing/listing/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { PurchasesService } from '../purchase/index.js';
import { ArchiveCollector } from './archive-collector.js';
import { ArchiveFileEntity } from './archive-file.entity.js';

/** The end of a project: handed over, closed, and everything filed under one number. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly moves: ListingMoves,
    private readonly collector: ArchiveCollector,
    private readonly purchases: PurchasesService,
    private readonly signer: ReceiptSigner,
  ) {}

  /** Handed over and registered; of a purchase: its contract is made and what was bought has been accepted. */
  async close(actor: Actor, lotId: string, { handover, registration }: CloseProjectRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const mover = { role: 'CENTER_REVIEW', actor } as const;
      if (!lot.terms.isBuying) {
        const reason = `交接：${handover}；登记：${registration}`;
        return this.moves.moveLot(tx, lot, 'close', { ...mover, reason });
      }
      this.moves.requireAllowed(lot.state, 'closePurchase');
      await this.purchases.end(tx, lot);
      const reason = `验收：${handover}；采购合同：${registration}`;
      await this.moves.moveLot(tx, lot, 'closePurchase', { ...mover, reason });
    });
  }

  async file(actor: Actor, lotId: string): Promise<{ no: string }> {
    return this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'archive');
      const { items, record, ...holds } = await this.collector.collect(tx, lot);
      const deal = await tx.findOneBy(DealEntity, { lotId });
      requireNone(refuseArchive({ items, ...holds }, archived(lot, deal)));
      const filedAt = await this.clock.now(tx);
      const year = Number(shanghaiDate(filedAt.getTime()).slice(0, 4));
      const serial = await takeSerial(tx, `archive:${year}:${lot.terms.typeCode}`);
      const no = archiveNumber(year, lot.terms.typeCode, serial);
      const retention = RETENTION.LEASE;
      const list = { no, lotNo: lot.no, retention, filedAt: filedAt.toISOString(), items };
      await tx.insert(ArchiveFileEntity, {
        id: randomUUID(),
        lotId,
        no,
        retention,
        items,
        record: record as object,
        filedBy: actor.accountId,
        filedAt,
        listSignature: await this.signer.sign(archiveListText(list, sha256)),
        publicKey: this.signer.publicKey,
      });
      await this.moves.moveLot(tx, lot, 'archive', { role: 'ARCHIVIST', actor, reason: no });
      return { no };
    });
  }
}

/** What the file of a lot has to hold depends on how it was traded, and on whether money was asked at all. */
function archived({ terms }: LotEntity, deal: DealEntity | null): ArchivedDeal {
  return {
    manner: deal?.manner ?? null,
    isBuying: terms.isBuying,
    hasDeposit: terms.depositFen !== null && BigInt(terms.depositFen) > 0n,
    hasPrice: deal !== null && deal.totalFen > 0n,
  };
}
