import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BREACH_GROUNDS, DEAL_SIDES, formatYuan } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ListingMoves, LotEntity, THE_PLATFORM, saveLot } from '../../listing/listing/index.js';
import { NoticeBoard, SuspensionService } from '../../publicity/notice/index.js';
import { Consequences } from './consequences.js';

/** A lister who announced a reserve and never entered it has broken his word. Source: rules §21 A8. */
@Injectable()
export class MissingReserve implements OnModuleInit {
  constructor(
    private readonly suspensions: SuspensionService,
    private readonly moves: ListingMoves,
    private readonly board: NoticeBoard,
    private readonly consequences: Consequences,
  ) {}

  onModuleInit(): void {
    this.suspensions.whenLapsed('RESERVE_MISSING', (tx, lot) => this.end(tx, lot));
  }

  /** Nobody has won: he owes everybody who stood by it alike, and their deposits go back with the end of the lot. */
  private async end(tx: EntityManager, lot: LotEntity): Promise<void> {
    const { owedFen, relistFrom } = await this.consequences.drawForReserve(tx, lot);
    const reason = BREACH_GROUNDS.NO_RESERVE;
    await this.moves.moveLot(tx, lot, 'missReserve', { ...THE_PLATFORM, reason });
    lot.suspension = null;
    await saveLot(tx, lot);
    await this.board.publish(tx, lot, {
      kind: 'BREACH',
      title: `${lot.terms.title}（违约公示）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
      details: {
        违约方: DEAL_SIDES.TRANSFEROR,
        认定: reason,
        保证金: '全额退还各竞买人',
        ...(owedFen > 0n ? { 转出方另付: `按公告向各竞买人另付，共 ¥${formatYuan(owedFen)}` } : {}),
        ...(relistFrom ? { 同一标的再次申请: `${relistFrom} 起` } : {}),
      },
    });
  }
}
