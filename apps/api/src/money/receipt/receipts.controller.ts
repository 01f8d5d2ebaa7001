import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, ReceiptView } from '@helan/contracts';
import { EnterReceiptRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { BankReceipts } from './bank-receipts.js';
import { ReceiptQueries } from './receipt.queries.js';

@ApiTags('finance')
@Controller('finance/receipts')
export class ReceiptsController {
  constructor(
    private readonly receipts: BankReceipts,
    private readonly queries: ReceiptQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出到账记录' })
  @Requires('readFinance')
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'at', required: false })
  listReceipts(
    @CurrentActor() actor: Actor,
    @Query('state') state?: string,
    @Query('at') at?: string,
  ): Promise<PageView<ReceiptView>> {
    return this.queries.receipts(actor, state, at);
  }

  /** One line as it was entered, for whoever holds it against the statement. */
  @Get(':id')
  @ApiOperation({ summary: '看一笔到账的原样' })
  @Requires('openReceipt')
  openReceipt(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ReceiptView> {
    return this.queries.receipt(actor, id);
  }

  @Post()
  @ApiOperation({ summary: '登记一笔到账' })
  @Requires('enterReceipt')
  enterReceipt(@CurrentActor() actor: Actor, @Body() body: EnterReceiptRequest): Promise<{ id: string }> {
    return this.receipts.enter(actor, body);
  }

  @Post(':id/confirmation')
  @ApiOperation({ summary: '复核一笔到账' })
  @Requires('confirmReceipt')
  @HttpCode(204)
  confirmReceipt(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.receipts.confirm(actor, id);
  }
}
