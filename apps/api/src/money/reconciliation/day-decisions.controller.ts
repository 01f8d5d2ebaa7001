import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { BankAccount } from '@helan/domain';
import { AnswerReopeningRequest, ReopenDayRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { BankPipe } from './bank-pipe.js';
import { DayClose } from './day-close.js';

/** What takes two people: that a day is closed, and that it is opened again. */
@ApiTags('finance')
@ApiParam({ name: 'bank', enum: ['DEPOSIT_BANK', 'PRICE_BANK'] })
@Controller('finance/days/:bank/:day')
export class DayDecisionsController {
  constructor(private readonly closing: DayClose) {}

  @Post('confirmation')
  @ApiOperation({ summary: '复核结账' })
  @Requires('confirmDay')
  @HttpCode(204)
  confirm(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
  ): Promise<void> {
    return this.closing.confirm(actor, { bank, day });
  }

  @Post('reopening')
  @ApiOperation({ summary: '申请重开一天' })
  @Requires('closeDay')
  @HttpCode(204)
  askReopening(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
    @Body() body: ReopenDayRequest,
  ): Promise<void> {
    return this.closing.askReopening(actor, { bank, day }, body.reason);
  }

  @Delete('reopening')
  @ApiOperation({ summary: '撤回重开申请' })
  @Requires('closeDay')
  @HttpCode(204)
  withdrawReopening(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
  ): Promise<void> {
    return this.closing.withdrawReopening(actor, { bank, day });
  }

  @Post('reopening/answer')
  @ApiOperation({ summary: '答复重开申请' })
  @Requires('confirmDay')
  @HttpCode(204)
  answerReopening(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
    @Body() body: AnswerReopeningRequest,
  ): Promise<void> {
    return this.closing.answerReopening(actor, { bank, day }, body);
  }
}
