import { Injectable } from '@nestjs/common';
import { type DealSide, isLetterOpen } from '@helan/domain';
import type { ConfirmationView, EndedView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { LotEntity } from '../../listing/listing/index.js';
import { Signatures } from '../signature/index.js';
import { ConfirmationEntity } from './confirmation.entity.js';
import { DealSides } from './deal-sides.js';
import { requireDealReader } from './deal-readers.js';
import { DealEntity } from './deal.entity.js';

interface Found {
  readonly lot: LotEntity;
  readonly deal: DealEntity;
  readonly confirmation: ConfirmationEntity;
  readonly side: ConfirmationView['side'];
}

/** The letter of the result that stands, for its two sides and for whoever has a task there. */
@Injectable()
export class ConfirmationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly sides: DealSides,
    private readonly signatures: Signatures,
  ) {}

  async show(actor: Actor, lotId: string): Promise<ConfirmationView> {
    const { lot, deal, confirmation, side } = await this.find(actor, lotId);
    const { manager } = this.dataSource;
    const file = await this.files.find(confirmation.fileId);
    return {
      no: confirmation.no,
      fileHash: file?.sha256 ?? '',
      issuedAt: confirmation.issuedAt.toISOString(),
      signDueAt: confirmation.signDueAt?.toISOString() ?? null,
      side,
      isOpen: isLetterOpen(lot.state),
      ended: endedOf(deal),
      unitPriceFen: deal.unitPriceFen.toString(),
      totalFen: deal.totalFen.toString(),
      unit: lot.terms.price.unit,
      scale: lot.terms.price.scale,
      signatures: (await this.signatures.of(manager, 'LETTER', confirmation.no)).map((row) => ({
        ...row,
        at: row.at.toISOString(),
      })),
      refusals: (await refusalsOf(manager, confirmation.id)).map((row) => ({
        ...row,
        at: row.at.toISOString(),
      })),
    };
  }

  async file(actor: Actor, lotId: string): Promise<StoredFile> {
    const { confirmation } = await this.find(actor, lotId);
    return this.files.get(confirmation.fileId);
  }

  private async find(actor: Actor, lotId: string): Promise<Found> {
    const { manager } = this.dataSource;
    const lot = await manager.findOneBy(LotEntity, { id: lotId });
    const deal = await manager.findOneBy(DealEntity, { lotId });
    if (!lot || !deal?.confirmationId) throw refused('resource.not-found');
    const side = await this.sides.sideOf(manager, actor, lot, deal);
    if (!side) await requireDealReader(manager, actor, { lot, isOwed: false });
    const confirmation = await manager.findOneByOrFail(ConfirmationEntity, { id: deal.confirmationId });
    return { lot, deal, confirmation, side };
  }
}

/** Since when a deal is over before its time, and why; nothing where it is not. */
function endedOf({ endedAt, endedWhy }: DealEntity): EndedView | null {
  return endedAt && { at: endedAt.toISOString(), why: endedWhy ?? '' };
}

/** Who says that he will not sign, and why. */
export function refusalsOf(
  tx: EntityManager,
  confirmationId: string,
): Promise<{ side: DealSide; reason: string; at: Date }[]> {
  return tx.query(
    'select side, reason, at from confirmation_refusal where confirmation_id = $1 order by at',
    [confirmationId],
  );
}
