import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { InterestOverviewView, InterestReceiptView, PageView } from '@helan/contracts';
import { AnswerRequest, EnterInterestRequest, KeepInterestRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { InterestReceipts } from './interest-receipts.service.js';
import { InterestQueries } from './interest.queries.js';

@ApiTags('finance')
@Controller('finance/interest-receipts')
export class InterestController {
  constructor(
    private readonly receipts: InterestReceipts,
    private readonly queries: InterestQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出银行结息' })
  @Requires('readFinance')
  @ApiQuery({ name: 'at', required: false })
  list(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<InterestReceiptView>> {
    return this.queries.receipts(actor, at);
  }

  @Get('overview')
  @ApiOperation({ summary: '看还有多少保证金利息等着付' })
  @Requires('readFinance')
  overview(): Promise<InterestOverviewView> {
    return this.queries.overview();
  }

  @Post()
  @ApiOperation({ summary: '登记一笔银行结息' })
  @Requires('enterReceipt')
  enter(@CurrentActor() actor: Actor, @Body() body: EnterInterestRequest): Promise<{ id: string }> {
    return this.receipts.enter(actor, body);
  }

  @Post(':id/confirmation')
  @ApiOperation({ summary: '复核一笔银行结息' })
  @Requires('confirmReceipt')
  @HttpCode(204)
  confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.receipts.confirm(actor, id);
  }

  @Post(':id/discarding')
  @ApiOperation({ summary: '退回登记错的银行结息' })
  @Requires('sendBackPayment')
  @HttpCode(204)
  discard(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.receipts.discard(actor, id);
  }

  @Post(':id/keeping')
  @ApiOperation({ summary: '提出把余下的结息转到中心基本户' })
  @Requires('enterReceipt')
  @HttpCode(204)
  keep(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: KeepInterestRequest,
  ): Promise<void> {
    return this.receipts.proposeKeeping(actor, id, body);
  }

  @Post(':id/keeping/answer')
  @ApiOperation({ summary: '复核把余下的结息转到中心基本户' })
  @Requires('confirmReceipt')
  @HttpCode(204)
  answerKeeping(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerRequest,
  ): Promise<void> {
    return this.receipts.answerKeeping(actor, id, body);
  }
}
