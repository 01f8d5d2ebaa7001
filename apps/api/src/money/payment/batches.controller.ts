import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, PaymentBatchView, PreparedBatchView } from '@helan/contracts';
import { PrepareBatchRequest, SendBackRequest, SendBatchRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { BatchQueries } from './batch.queries.js';
import { PaymentBatches } from './payment-batches.js';

@ApiTags('finance')
@Controller('finance/payment-batches')
export class BatchesController {
  constructor(
    private readonly batches: PaymentBatches,
    private readonly queries: BatchQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出付款批次' })
  @Requires('readFinance')
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('state') state?: string,
    @Query('at') at?: string,
  ): Promise<PageView<PaymentBatchView>> {
    return this.queries.list(actor, state, at);
  }

  @Get(':id')
  @ApiOperation({ summary: '看一个付款批次办到哪里' })
  @Requires('readFinance')
  open(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PaymentBatchView> {
    return this.queries.open(actor, id);
  }

  @Post()
  @ApiOperation({ summary: '编一个付款批次' })
  @Requires('prepareBatch')
  prepare(@CurrentActor() actor: Actor, @Body() body: PrepareBatchRequest): Promise<PreparedBatchView> {
    return this.batches.prepare(actor, body);
  }

  @Post(':id/sending')
  @ApiOperation({ summary: '复核付款批次，交银行' })
  @Requires('sendBatch')
  @HttpCode(204)
  send(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SendBatchRequest,
  ): Promise<void> {
    return this.batches.send(actor, id, body);
  }

  @Post(':id/cancellation')
  @ApiOperation({ summary: '撤销付款批次' })
  @Requires('changeBatch')
  @HttpCode(204)
  cancel(@Param('id', IdPipe) id: string, @Body() body: SendBackRequest): Promise<void> {
    return this.batches.cancel(id, body.reason);
  }

  @Post(':id/orders/:orderId/removal')
  @ApiOperation({ summary: '把一笔付款移出批次' })
  @Requires('changeBatch')
  @HttpCode(204)
  takeOut(@Param('id', IdPipe) id: string, @Param('orderId', IdPipe) orderId: string): Promise<void> {
    return this.batches.takeOut(id, orderId);
  }
}
