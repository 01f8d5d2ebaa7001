import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PayoutLotView, PayoutTableView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { PayoutTables } from './payout-tables.js';

@ApiTags('finance')
@Controller('finance/payouts')
export class PayoutsController {
  constructor(private readonly tables: PayoutTables) {}

  @Get()
  @ApiOperation({ summary: '列出价款要付给多户、还没有付完的标的' })
  @Requires('readFinance')
  waiting(): Promise<PayoutLotView[]> {
    return this.tables.waiting();
  }

  /** One row of the plan, each payee's part; without a number the first that is not paid out. */
  @Get(':lotId')
  @ApiOperation({ summary: '看标的一期价款的分户表' })
  @Requires('readFinance')
  @ApiQuery({ name: 'seq', required: false })
  table(
    @CurrentActor() actor: Actor,
    @Param('lotId', ParseUUIDPipe) lotId: string,
    @Query('seq', new ParseIntPipe({ optional: true })) seq?: number,
  ): Promise<PayoutTableView> {
    return this.tables.of(actor, lotId, seq);
  }
}
