import { Injectable } from '@nestjs/common';
import { ENDING_CAUSES, type EndingCause, formatYuan, isFault } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { ListingMoves, type LotEntity } from '../../listing/listing/index.js';
import { NoticeBoard } from '../../publicity/notice/index.js';
import type { DealEntity } from '../../trading/deal/index.js';
import { priceInWords } from './breach.service.js';
import { Consequences } from './consequences.js';
import { ContractReleases } from './contract-releases.js';
import { CERTIFIED } from './ending-facts.js';

/** Why, and by which paper, a contract ends. */
interface End {
  readonly actor: Actor;
  readonly cause: EndingCause;
  readonly documentNo: string;
  readonly note: string;
}

/** A contract ends: money, claim, certificate and right with it; its deal and its papers stay, marked as ended. */
@Injectable()
export class ContractEnd {
  constructor(
    private readonly moves: ListingMoves,
    private readonly releases: ContractReleases,
    private readonly consequences: Consequences,
    private readonly board: NoticeBoard,
  ) {}

  /** Once everything has been judged. The lot's row and the deal's are locked. */
  async carryOut(
    tx: EntityManager,
    lot: LotEntity,
    deal: DealEntity,
    { actor, cause, documentNo, note }: End,
  ): Promise<void> {
    const wasCertified = CERTIFIED.includes(lot.state);
    const reason = `${ENDING_CAUSES[cause]}（${documentNo}）：${note}`;
    const price = await this.releases.release(tx, lot, isFault(cause));
    const breach = { actor, deal, ground: cause, note: reason };
    const restFen = isFault(cause) ? await this.consequences.note(tx, lot, breach) : 0n;
    const keptFen = restFen + (price?.forfeitedFen ?? 0n);
    await this.moves.moveLot(tx, lot, 'endContract', { role: 'CENTER_APPROVE', actor, reason });
    await this.board.publish(tx, lot, {
      kind: 'TERMINATION',
      title: `${lot.terms.title}（合同解除）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
      details: {
        解除原因: ENDING_CAUSES[cause],
        依据: documentNo,
        保证金: keptFen === 0n ? '没有没收' : `¥${formatYuan(keptFen)} 不予退还，付给转出方`,
        ...priceInWords(price),
        ...rightInWords(wasCertified),
      },
    });
  }
}

function rightInWords(wasCertified: boolean): Record<string, string> {
  if (!wasCertified) return { 权利: '流转的权利回到转出方，可以重新申请' };
  return {
    权利: '流转的权利回到转出方，可以重新申请；办过登记的，双方到原登记机构注销',
    鉴证书: '已经作废，见作废公告',
  };
}
