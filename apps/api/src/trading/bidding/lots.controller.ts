import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type {
  BidReceipt,
  BidRecordView,
  LogLineView,
  RoomFrame,
  RoomView,
  SeatView,
  TradingPlanView,
} from '@helan/contracts';
import { GoOnRequest, OpenTradingRequest, PlaceBidRequest, ReasonRequest } from '@helan/contracts/requests';
import type { Request, Response } from 'express';
import {
  type Actor,
  ConfirmedSessions,
  CurrentActor,
  Door,
  Public,
  Requires,
} from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { DEED_KEY, KeepsItsKeys } from '../../kernel/deed/index.js';
import { AnswersAs } from '../../kernel/description/answers-as.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Visits } from '../registration/index.js';
import { LotReaderGuard } from '../../publicity/notice/index.js';
import { readAttempt } from './bid-attempt.js';
import { BiddingService } from './bidding.service.js';
import { LotFeed } from './lot-feed.js';
import { RoomQueries } from './room.queries.js';
import { readCount, sessionNumber } from './session-number.js';
import { SessionControl } from './session-control.service.js';
import { TradingService } from './trading.service.js';

@ApiTags('bidding')
@Controller('lots/:id')
export class LotsController {
  constructor(
    private readonly trading: TradingService,
    private readonly control: SessionControl,
    private readonly bidding: BiddingService,
    private readonly queries: RoomQueries,
    private readonly feed: LotFeed,
    private readonly clock: PlatformClock,
    private readonly sessions: ConfirmedSessions,
    private readonly visits: Visits,
  ) {}

  @Get('trading')
  @ApiOperation({ summary: '看什么时候可以开场' })
  @Requires('hostTrading')
  plan(@Param('id', IdPipe) id: string): Promise<TradingPlanView> {
    return this.trading.plan(id);
  }

  @Post('trading')
  @ApiOperation({ summary: '设定竞价开始时间' })
  @Requires('hostTrading')
  @HttpCode(204)
  open(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: OpenTradingRequest,
  ): Promise<void> {
    return this.trading.open(actor, id, body);
  }

  @Post('trading/pause')
  @ApiOperation({ summary: '暂停竞价' })
  @Requires('hostTrading')
  @HttpCode(204)
  stop(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.control.stop(actor, id, reason);
  }

  @Post('trading/resumption')
  @ApiOperation({ summary: '定下恢复竞价的时间' })
  @Requires('hostTrading')
  @HttpCode(204)
  goOn(@Param('id', IdPipe) id: string, @Body() { at }: GoOnRequest): Promise<void> {
    return this.control.goOn(id, new Date(at));
  }

  @Get('room')
  @ApiOperation({ summary: '看竞价室' })
  @Public()
  @UseGuards(LotReaderGuard)
  room(@Param('id', IdPipe) id: string): Promise<RoomView> {
    return this.queries.room(id);
  }

  @Get('feed')
  @ApiOperation({ summary: '订阅竞价室的变化' })
  @AnswersAs('text/event-stream')
  @Public()
  @UseGuards(LotReaderGuard)
  watch(@Param('id', IdPipe) id: string, @Res() response: Response): Promise<void> {
    return this.feed.watch(id, response);
  }

  @Get('frame')
  @ApiOperation({ summary: '看竞价室此刻的全貌' })
  @Public()
  @UseGuards(LotReaderGuard)
  frame(@Param('id', IdPipe) id: string): Promise<RoomFrame> {
    return this.feed.frame(id);
  }

  @Get('seat')
  @ApiOperation({ summary: '看自己的座位' })
  @Requires('placeBid')
  async seat(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Param('id', IdPipe) id: string,
  ): Promise<SeatView> {
    await this.visits.note(actor, id, request);
    return this.queries.seat(actor, id);
  }

  @Get('bids')
  @ApiOperation({ summary: '列出竞价记录的行' })
  @ApiQuery({ name: 'after', required: false })
  @Public()
  @UseGuards(LotReaderGuard)
  bids(@Param('id', IdPipe) id: string, @Query('after') after?: string): Promise<LogLineView[]> {
    return this.queries.linesAfter(id, readCount(after));
  }

  /**
   * The arrival stamp is that of the request's last byte at the platform, before anything waited. Whoever bids
   * again within a minute comes in by the {@link BidGate}, which notes it for both.
   */
  @Post('bids')
  @ApiOperation({ summary: '出价' })
  @Door('BID')
  @Requires('placeBid')
  @ApiHeader({ name: DEED_KEY, required: true })
  @KeepsItsKeys()
  async placeBid(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Param('id', IdPipe) id: string,
    @Body() body: PlaceBidRequest,
    @Headers(DEED_KEY) idempotencyKey?: string,
  ): Promise<BidReceipt> {
    const at = this.clock.stamp(request.receivedAtMonotonic);
    this.sessions.remember(request);
    const receipt = await this.bidding.place(actor, id, {
      ...readAttempt(body, idempotencyKey, at),
      sid: request.sessionID,
    });
    await this.visits.note(actor, id, request);
    return receipt;
  }

  @Get('record')
  @ApiOperation({ summary: '取整场的竞价记录' })
  @ApiQuery({ name: 'session', required: false })
  @Public()
  @UseGuards(LotReaderGuard)
  record(@Param('id', IdPipe) id: string, @Query('session') session?: string): Promise<BidRecordView> {
    return this.queries.record(id, sessionNumber(session));
  }
}
