import { Injectable } from '@nestjs/common';
import { formatYuan, isRefusal, parseYuan } from '@helan/domain';
import type { RelayResultRequest } from '@helan/contracts/requests';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ListingMoves, lockLot } from '../../listing/listing/index.js';
import { NoticeBoard } from './notice-board.js';

/** What is shown here and traded elsewhere: the result is recorded and put on the board. */
@Injectable()
export class RelayService {
  constructor(
    private readonly transactions: Transactions,
    private readonly moves: ListingMoves,
    private readonly board: NoticeBoard,
  ) {}

  async record(actor: Actor, lotId: string, request: RelayResultRequest): Promise<void> {
    const price = request.priceYuan ? parseYuan(request.priceYuan) : undefined;
    if (isRefusal(price)) throw refused(price.code, price.values, 'priceYuan');
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      if (!lot.terms.isRelay) throw refused('lifecycle.not-now');
      const reason = `${request.platform} ${request.referenceNo}：${request.outcome}`;
      await this.moves.moveLot(tx, lot, 'recordRelay', { role: 'CENTER_REVIEW', actor, reason });
      // Nothing was sold there: whoever listed it may list it again.
      if (price === undefined) await this.moves.letGo(tx, lot.projectId);
      await this.board.publish(tx, lot, {
        kind: 'RELAY_RESULT',
        title: `${lot.terms.title}（交易结果）`,
        registrationEndsAt: lot.registrationEndsAt,
        strip: [],
        rules: [],
        details: {
          交易平台: request.platform,
          交易编号: request.referenceNo,
          结果: request.outcome,
          ...(price === undefined ? {} : { 成交价: `¥${formatYuan(price)}` }),
        },
      });
    });
  }
}
