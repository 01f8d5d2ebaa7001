import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { BidReceiptsView, PaddleProofView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { OwnReceipts } from './own-receipts.js';
import { RoomQueries } from './room.queries.js';
import { sessionNumber } from './session-number.js';

/** What a bidder takes home: that a paddle was his, and what the platform has signed of his bids. */
@ApiTags('bidding')
@Controller('lots/:id/seat')
export class SeatPapersController {
  constructor(
    private readonly queries: RoomQueries,
    private readonly receipts: OwnReceipts,
  ) {}

  @Get('proof')
  @ApiOperation({ summary: '取自己牌号的证明' })
  @ApiQuery({ name: 'session', required: false })
  @Requires('placeBid')
  paddleProof(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('session') session?: string,
  ): Promise<PaddleProofView> {
    return this.queries.paddleProof(actor, id, sessionNumber(session));
  }

  @Get('receipts')
  @ApiOperation({ summary: '取自己出价的回执' })
  @ApiQuery({ name: 'session', required: false })
  @Requires('placeBid')
  bidReceipts(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('session') session?: string,
  ): Promise<BidReceiptsView> {
    return this.receipts.of(actor, id, sessionNumber(session));
  }
}
