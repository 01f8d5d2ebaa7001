import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PayoutTableView } from '@helan/contracts';
import { PaymentEventRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { PayoutTables } from './payout-tables.js';
import { PaymentEvents } from './payment-events.js';
import { SettlementQueries } from './settlement.queries.js';

@ApiTags('settlement')
@Controller('lots/:id/settlement')
export class SettlementsController {
  constructor(
    private readonly queries: SettlementQueries,
    private readonly events: PaymentEvents,
    private readonly tables: PayoutTables,
  ) {}

  @Get('sheet')
  @ApiOperation({ summary: '取结算单' })
  @Requires('readRecord')
  @SendsFile()
  sheet(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoredFile> {
    return this.queries.sheet(actor, id);
  }

  /** One row of the plan, each payee's part; without a number the first that is not paid out. */
  @Get('payouts')
  @ApiOperation({ summary: '看一期价款的分户表' })
  @Requires('readFinance')
  @ApiQuery({ name: 'seq', required: false })
  payouts(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('seq', new ParseIntPipe({ optional: true })) seq?: number,
  ): Promise<PayoutTableView> {
    return this.tables.of(actor, id, seq);
  }

  @Post('payments/:seq/event')
  @ApiOperation({ summary: '登记一期款项等的事已经发生' })
  @Requires('recordPaymentEvent')
  @HttpCode(204)
  recordEvent(
    @Param('id', IdPipe) id: string,
    @Param('seq', ParseIntPipe) seq: number,
    @Body() body: PaymentEventRequest,
  ): Promise<void> {
    return this.events.record(id, seq, body);
  }
}
