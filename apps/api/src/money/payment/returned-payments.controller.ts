import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OwnReturnedPaymentView } from '@helan/contracts';
import {
  AnswerPaymentDecisionRequest,
  PayAgainRequest,
  ProposeNewAccountRequest,
  ReportReturnedPaymentRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { OrderProposals } from './order-proposals.js';
import { ReturnedPayments } from './returned-payments.js';

/** Payments that the bank did not take or sent back, and what two people decide about them. */
@ApiTags('finance')
@Controller()
export class ReturnedPaymentsController {
  constructor(
    private readonly payments: ReturnedPayments,
    private readonly proposals: OrderProposals,
  ) {}

  /** What came back of what I am to have, and why. */
  @Get('my/returned-payments')
  @ApiOperation({ summary: '看付给自己又被银行退回的款' })
  @Requires('readOwnParty')
  own(@CurrentActor() actor: Actor): Promise<OwnReturnedPaymentView[]> {
    return this.proposals.returnedTo(actor);
  }

  @Post('finance/payment-orders/:id/return')
  @ApiOperation({ summary: '登记银行没有付成或者退汇' })
  @Requires('proposePaymentDecision')
  @HttpCode(204)
  report(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReportReturnedPaymentRequest,
  ): Promise<void> {
    return this.payments.report(actor, id, body);
  }

  @Post('finance/payment-orders/:id/replacement')
  @ApiOperation({ summary: '提出退汇的款怎么改付' })
  @Requires('proposePaymentDecision')
  @HttpCode(204)
  payAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: PayAgainRequest,
  ): Promise<void> {
    return this.payments.payAgain(actor, id, body);
  }

  @Post('finance/payment-orders/:id/new-account')
  @ApiOperation({ summary: '提出改付到收款人现在登记的账户' })
  @Requires('proposePaymentDecision')
  @HttpCode(204)
  readdress(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposeNewAccountRequest,
  ): Promise<void> {
    return this.payments.readdress(actor, id, body.reason);
  }

  @Post('finance/payment-orders/:id/decision/answer')
  @ApiOperation({ summary: '复核退汇或者改付' })
  @Requires('answerPaymentDecision')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerPaymentDecisionRequest,
  ): Promise<void> {
    return this.payments.answer(actor, id, body);
  }
}
