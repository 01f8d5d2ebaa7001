import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerPaymentChangeRequest,
  ProposePaymentChangeRequest,
  WaivePaymentRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { Dunning } from './dunning.service.js';
import { PaymentChanges } from './payment-changes.js';
import { Waivers } from './waivers.js';

@ApiTags('settlement')
@Controller('lots/:id/settlement')
export class PlanController {
  constructor(
    private readonly waivers: Waivers,
    private readonly changes: PaymentChanges,
    private readonly dunning: Dunning,
  ) {}

  @Post('payments/:seq/waiver')
  @ApiOperation({ summary: '转出方免收一期款' })
  @Door('SIGN')
  @Requires('waivePayment')
  @HttpCode(204)
  waive(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('seq', ParseIntPipe) seq: number,
    @Body() body: WaivePaymentRequest,
  ): Promise<void> {
    return this.waivers.waive(actor, id, seq, body);
  }

  @Post('changes')
  @ApiOperation({ summary: '提出按实际数量结算，或者实物租的当日价' })
  @Requires('proposePaymentChange')
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposePaymentChangeRequest,
  ): Promise<{ id: string }> {
    return this.changes.propose(actor, id, body);
  }

  @Post('changes/:changeId/answer')
  @ApiOperation({ summary: '复核款项变更' })
  @Requires('answerPaymentChange')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('changeId', IdPipe) changeId: string,
    @Body() body: AnswerPaymentChangeRequest,
  ): Promise<void> {
    return this.changes.answer(actor, id, changeId, body);
  }

  @Get('letters/:letterId')
  @ApiOperation({ summary: '取催缴函' })
  @Requires('readRecord')
  @SendsFile()
  letter(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('letterId', IdPipe) letterId: string,
  ): Promise<StoredFile> {
    return this.dunning.file(actor, id, letterId);
  }
}
