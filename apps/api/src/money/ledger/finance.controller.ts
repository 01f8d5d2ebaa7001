import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { ConfirmedPaymentsView, PageView, PaymentOrderView, ReceiptView } from '@helan/contracts';
import {
  ConfirmPaymentsRequest,
  EnterReceiptRequest,
  ExecutePaymentRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { BankReceipts } from './bank-receipts.js';
import { FinanceQueries } from './finance.queries.js';
import { LedgerService } from './ledger.service.js';
import { PaymentConfirmations } from './payment-confirmations.js';
import { PaymentOrders } from './payment-orders.js';

@ApiTags('finance')
@Controller('finance')
export class FinanceController {
  constructor(
    private readonly receipts: BankReceipts,
    private readonly orders: PaymentOrders,
    private readonly confirmations: PaymentConfirmations,
    private readonly queries: FinanceQueries,
    private readonly ledger: LedgerService,
  ) {}

  @Get('receipts')
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
  @Get('receipts/:id')
  @ApiOperation({ summary: '看一笔到账的原样' })
  @Requires('openReceipt')
  openReceipt(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ReceiptView> {
    return this.queries.receipt(actor, id);
  }

  @Post('receipts')
  @ApiOperation({ summary: '登记一笔到账' })
  @Requires('enterReceipt')
  enterReceipt(@CurrentActor() actor: Actor, @Body() body: EnterReceiptRequest): Promise<{ id: string }> {
    return this.receipts.enter(actor, body);
  }

  @Post('receipts/:id/confirmation')
  @ApiOperation({ summary: '复核一笔到账' })
  @Requires('confirmReceipt')
  @HttpCode(204)
  confirmReceipt(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.receipts.confirm(actor, id);
  }

  @Get('payment-orders')
  @ApiOperation({ summary: '列出付款单' })
  @Requires('readFinance')
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'at', required: false })
  listOrders(
    @CurrentActor() actor: Actor,
    @Query('state') state?: string,
    @Query('at') at?: string,
  ): Promise<PageView<PaymentOrderView>> {
    return this.queries.orders(actor, state, at);
  }

  /** One order with its payee, for whoever pays it or holds it against the statement. */
  @Get('payment-orders/:id')
  @ApiOperation({ summary: '看一笔付款单' })
  @Requires('openReceipt')
  openOrder(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PaymentOrderView> {
    return this.queries.order(actor, id);
  }

  @Post('payment-orders/:id/execution')
  @ApiOperation({ summary: '登记付款流水号' })
  @Requires('executePayment')
  @HttpCode(204)
  execute(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ExecutePaymentRequest,
  ): Promise<void> {
    return this.orders.enter(actor, id, body.flowNo);
  }

  @Post('payment-orders/:id/confirmation')
  @ApiOperation({ summary: '复核付款' })
  @Requires('confirmPayment')
  @HttpCode(204)
  confirmPayment(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.confirmations.confirm(actor, id);
  }

  /** Many in one act: what may be confirmed is, of each other one the answer says what keeps it. */
  @Post('payment-orders/confirmations')
  @ApiOperation({ summary: '一次复核多笔付款' })
  @Requires('confirmPayment')
  @HttpCode(200)
  confirmPayments(
    @CurrentActor() actor: Actor,
    @Body() body: ConfirmPaymentsRequest,
  ): Promise<ConfirmedPaymentsView> {
    return this.confirmations.confirmAll(actor, body.ids);
  }

  /** What is wrong with the books; an empty list when they stand. */
  @Get('ledger-check')
  @ApiOperation({ summary: '核对账目是否平' })
  @Requires('readFinance')
  async check(): Promise<{ faults: string[] }> {
    return { faults: await this.ledger.check() };
  }
}
