import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { BankAccount } from '@helan/domain';
import type { DayView, MonthOfDaysView } from '@helan/contracts';
import {
  EnterBalanceRequest,
  ExplainDifferenceRequest,
  ReopenDayRequest,
  TakeBackNoteRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { BankPipe } from './bank-pipe.js';
import { DayClose } from './day-close.js';
import { DayQueries } from './day.queries.js';
import { DifferenceNotes } from './difference-notes.js';
import { MonthQueries } from './month.queries.js';

@ApiTags('finance')
@ApiParam({ name: 'bank', enum: ['DEPOSIT_BANK', 'PRICE_BANK'] })
@Controller('finance/days/:bank')
export class DaysController {
  constructor(
    private readonly closing: DayClose,
    private readonly notes: DifferenceNotes,
    private readonly days: DayQueries,
    private readonly months: MonthQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出一个月的日终对账' })
  @Requires('readFinance')
  @ApiQuery({ name: 'month', required: false })
  month(
    @Param('bank', BankPipe) bank: BankAccount,
    @Query('month') month?: string,
  ): Promise<MonthOfDaysView> {
    return this.months.month(bank, month);
  }

  @Get(':day')
  @ApiOperation({ summary: '看一天的对账' })
  @Requires('readFinance')
  day(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
  ): Promise<DayView> {
    return this.days.day(actor, { bank, day });
  }

  @Put(':day/balance')
  @ApiOperation({ summary: '登记一天的银行余额' })
  @Requires('closeDay')
  @HttpCode(204)
  enterBalance(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
    @Body() body: EnterBalanceRequest,
  ): Promise<void> {
    return this.notes.enterBalance(actor, { bank, day }, body.balanceYuan);
  }

  @Post(':day/explanations')
  @ApiOperation({ summary: '说明一处差异' })
  @Requires('closeDay')
  @HttpCode(204)
  explain(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
    @Body() body: ExplainDifferenceRequest,
  ): Promise<void> {
    return this.notes.explain(actor, { bank, day }, body);
  }

  @Post(':day/explanations/withdrawal')
  @ApiOperation({ summary: '撤回一处差异的说明' })
  @Requires('closeDay')
  @HttpCode(204)
  takeBackNote(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
    @Body() body: TakeBackNoteRequest,
  ): Promise<void> {
    return this.notes.takeBack(actor, { bank, day }, body.key);
  }

  @Post(':day/closing')
  @ApiOperation({ summary: '结账' })
  @Requires('closeDay')
  @HttpCode(204)
  close(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
  ): Promise<void> {
    return this.closing.close(actor, { bank, day });
  }

  @Post(':day/closing/withdrawal')
  @ApiOperation({ summary: '撤回还没有复核的结账' })
  @Requires('takeBackDay')
  @HttpCode(204)
  takeBack(
    @CurrentActor() actor: Actor,
    @Param('bank', BankPipe) bank: BankAccount,
    @Param('day') day: string,
    @Body() body: ReopenDayRequest,
  ): Promise<void> {
    return this.closing.takeBack(actor, { bank, day }, body.reason);
  }
}
