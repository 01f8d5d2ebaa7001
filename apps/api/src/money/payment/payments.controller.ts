import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConfirmedPaymentsView, PageView, PayeeView, PaymentOrderView } from '@helan/contracts';
import { ConfirmPaymentsRequest, ExecutePaymentRequest, SendBackRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { AskedMoney, ListsMoney, type MoneyAsked } from './lists-money.js';
import { OrderQueries } from './order.queries.js';
import { PaymentConfirmations } from './payment-confirmations.js';
import { PayeeViews } from './payee-views.js';
import { PaymentEntries } from './payment-entries.js';

@ApiTags('finance')
@Controller('finance/payment-orders')
export class PaymentsController {
  constructor(
    private readonly entries: PaymentEntries,
    private readonly confirmations: PaymentConfirmations,
    private readonly queries: OrderQueries,
    private readonly payees: PayeeViews,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出付款单' })
  @Requires('readFinance')
  @ListsMoney({
    kind: '只看这一种付款的，例如 REFUND；PAYMENTS 是付给别人的，不算两个专户之间的划转',
    batch: '只看这个付款批次的',
  })
  list(
    @CurrentActor() actor: Actor,
    @AskedMoney() { filter, at }: MoneyAsked,
  ): Promise<PageView<PaymentOrderView>> {
    return this.queries.list(actor, filter, at);
  }

  /** One order with its payee, for whoever pays it or holds it against the statement. */
  @Get(':id')
  @ApiOperation({ summary: '看一笔付款单' })
  @Requires('openReceipt')
  open(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PaymentOrderView> {
    return this.queries.open(actor, id);
  }

  /** In full, for whoever pays it; each look is written down. */
  @Get(':id/payee')
  @ApiOperation({ summary: '看收款人的完整账户' })
  @Requires('openPayee')
  payee(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PayeeView> {
    return this.payees.open(actor, id);
  }

  @Post(':id/execution')
  @ApiOperation({ summary: '登记付款流水号' })
  @Requires('executePayment')
  @HttpCode(204)
  execute(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ExecutePaymentRequest,
  ): Promise<void> {
    return this.entries.enter(actor, id, body);
  }

  @Post(':id/send-back')
  @ApiOperation({ summary: '退回登记错的付款流水号' })
  @Requires('sendBackPayment')
  @HttpCode(204)
  sendBack(@Param('id', IdPipe) id: string, @Body() body: SendBackRequest): Promise<void> {
    return this.entries.sendBack(id, body.reason);
  }

  @Post(':id/confirmation')
  @ApiOperation({ summary: '复核付款' })
  @Requires('confirmPayment')
  @HttpCode(204)
  confirmPayment(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.confirmations.confirm(actor, id);
  }

  /** Many in one act: what may be confirmed is, of each other one the answer says what keeps it. */
  @Post('confirmations')
  @ApiOperation({ summary: '一次复核多笔付款' })
  @Requires('confirmPayment')
  @HttpCode(200)
  confirmPayments(
    @CurrentActor() actor: Actor,
    @Body() body: ConfirmPaymentsRequest,
  ): Promise<ConfirmedPaymentsView> {
    return this.confirmations.confirmAll(actor, body.ids);
  }
}
