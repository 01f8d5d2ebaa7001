import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PaymentEventRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { PaymentEvents } from './payment-events.js';
import { SettlementQueries } from './settlement.queries.js';

@ApiTags('settlement')
@Controller('lots/:id/settlement')
export class SettlementsController {
  constructor(
    private readonly queries: SettlementQueries,
    private readonly events: PaymentEvents,
  ) {}

  @Get('sheet')
  @ApiOperation({ summary: '取结算单' })
  @Requires('readRecord')
  @SendsFile()
  sheet(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StoredFile> {
    return this.queries.sheet(actor, id);
  }

  @Post('payments/:seq/event')
  @ApiOperation({ summary: '登记一期款项等的事已经发生' })
  @Requires('recordPaymentEvent')
  @HttpCode(204)
  recordEvent(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('seq', ParseIntPipe) seq: number,
    @Body() body: PaymentEventRequest,
  ): Promise<void> {
    return this.events.record(id, seq, body);
  }
}
