import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerReceiptDecisionRequest, ProposeReceiptDecisionRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { HeldReceipts } from './held-receipts.js';

/** What two people decide about a receipt that is held. */
@ApiTags('finance')
@Controller('finance/receipts/:id/decision')
export class HeldReceiptsController {
  constructor(private readonly held: HeldReceipts) {}

  @Post()
  @ApiOperation({ summary: '提出待认定的到账怎么办' })
  @Requires('proposeReceiptDecision')
  @HttpCode(204)
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposeReceiptDecisionRequest,
  ): Promise<void> {
    return this.held.propose(actor, id, body);
  }

  @Post('answer')
  @ApiOperation({ summary: '答复待认定到账的提议' })
  @Requires('answerReceiptDecision')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerReceiptDecisionRequest,
  ): Promise<void> {
    return this.held.answer(actor, id, body);
  }
}
