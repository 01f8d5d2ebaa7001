import { Injectable } from '@nestjs/common';
import type { BidReceiptsView } from '@helan/contracts';
import { DataSource, In, IsNull, Not } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { ReceiptSigner } from '../../kernel/secrets/receipt-signer.js';
import { placesOf } from '../registration/index.js';
import { Receipts } from './receipts.js';
import { SessionEntity, ofLot } from './session.entity.js';
import { SessionLineEntity } from './session-line.entity.js';

/** What the platform has signed of somebody's bids, for him to keep: only what is signed stands in it. Source: rules §21 A7. */
@Injectable()
export class OwnReceipts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly receipts: Receipts,
    private readonly signer: ReceiptSigner,
  ) {}

  /** Of the newest session, or of one by its number; whoever has no bid there has no receipts. */
  async of(actor: Actor, lotId: string, number?: number): Promise<BidReceiptsView> {
    const { manager } = this.dataSource;
    const which = number === undefined ? ofLot(lotId) : { lotId, number };
    const session = await manager.findOneBy(SessionEntity, which);
    const own = actor.partyId ? await placesOf(manager, lotId, actor.partyId) : [];
    if (!session || own.length === 0) throw refused('resource.not-found');
    const lines = await manager.find(SessionLineEntity, {
      where: { sessionId: session.id, registrationId: In(own), bidNo: Not(IsNull()) },
      order: { seq: 'ASC' },
    });
    if (lines.length === 0) throw refused('resource.not-found');
    const { lotNo, session: place } = session.terms;
    const receipts: BidReceiptsView['receipts'][number][] = [];
    for (const { seq } of lines) {
      const receipt = await this.receipts.again(manager, session, lotNo, seq);
      const { kind, paddle, value, at, arrivedAt, prevHash, hash, head, path } = receipt;
      const arrived = arrivedAt === undefined ? {} : { arrivedAt };
      receipts.push({ line: { seq, kind, paddle, value, at, ...arrived, prevHash, hash }, head, path });
    }
    return { kind: 'bid-receipts', lotNo, session: place, receipts, publicKey: this.signer.publicKey };
  }
}
