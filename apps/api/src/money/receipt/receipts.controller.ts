import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type {
  ConfirmedReceiptsView,
  ExpectedReceiptView,
  PageView,
  ReceiptCandidateView,
  ReceiptView,
} from '@helan/contracts';
import { ConfirmReceiptsRequest, EnterReceiptRequest, SendBackRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { AskedMoney, ListsMoney, type MoneyAsked } from '../payment/index.js';
import { BankReceipts } from './bank-receipts.js';
import { ReceiptChecks } from './receipt-checks.js';
import { ReceiptQueries } from './receipt.queries.js';

@ApiTags('finance')
@Controller('finance/receipts')
export class ReceiptsController {
  constructor(
    private readonly receipts: BankReceipts,
    private readonly checks: ReceiptChecks,
    private readonly queries: ReceiptQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出到账记录' })
  @Requires('readFinance')
  @ListsMoney()
  listReceipts(
    @CurrentActor() actor: Actor,
    @AskedMoney() { filter, at }: MoneyAsked,
  ): Promise<PageView<ReceiptView>> {
    return this.queries.receipts(actor, filter, at);
  }

  @Get('expected')
  @ApiOperation({ summary: '看一个子账号在等什么款' })
  @Requires('openReceipt')
  @ApiQuery({ name: 'bank', enum: ['DEPOSIT_BANK', 'PRICE_BANK'] })
  @ApiQuery({ name: 'subAccount' })
  expected(
    @Query('bank') bank: string,
    @Query('subAccount') subAccount: string,
  ): Promise<ExpectedReceiptView> {
    return this.queries.expected(bank, subAccount);
  }

  @Get(':id/candidates')
  @ApiOperation({ summary: '看一笔认不到主人的到账可能是谁的' })
  @Requires('openReceipt')
  candidates(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ReceiptCandidateView[]> {
    return this.queries.candidates(actor, id);
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

  /** By whoever entered it, once it was put back. */
  @Post(':id/correction')
  @ApiOperation({ summary: '更正一笔退回的到账' })
  @Requires('enterReceipt')
  @HttpCode(204)
  correctReceipt(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: EnterReceiptRequest,
  ): Promise<void> {
    return this.receipts.correct(actor, id, body);
  }

  @Post(':id/send-back')
  @ApiOperation({ summary: '退回一笔还没有复核的到账' })
  @Requires('sendBackReceipt')
  @HttpCode(204)
  sendBack(@Param('id', IdPipe) id: string, @Body() body: SendBackRequest): Promise<void> {
    return this.receipts.sendBack(id, body.reason);
  }

  @Post(':id/check')
  @ApiOperation({ summary: '对着流水核对一笔到账' })
  @Requires('confirmReceipt')
  @HttpCode(204)
  check(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.checks.check(actor, id);
  }

  @Post(':id/confirmation')
  @ApiOperation({ summary: '复核一笔到账' })
  @Requires('confirmReceipt')
  @HttpCode(204)
  confirmReceipt(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.checks.confirm(actor, id);
  }

  /** Many in one act: what may be confirmed is, of each other one the answer says what keeps it. */
  @Post('confirmations')
  @ApiOperation({ summary: '一次复核多笔到账' })
  @Requires('confirmReceipt')
  @HttpCode(200)
  confirmReceipts(
    @CurrentActor() actor: Actor,
    @Body() body: ConfirmReceiptsRequest,
  ): Promise<ConfirmedReceiptsView> {
    return this.checks.confirmAll(actor, body.ids);
  }
}
