import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, PayoutLotView } from '@helan/contracts';
import { Requires } from '../../kernel/auth/index.js';
import { PayoutTables } from './payout-tables.js';

@ApiTags('finance')
@Controller('finance/payouts')
export class PayoutsController {
  constructor(private readonly tables: PayoutTables) {}

  @Get()
  @ApiOperation({ summary: '列出价款要付给多户、还没有付完的标的' })
  @Requires('readFinance')
  @ApiQuery({ name: 'at', required: false })
  waiting(@Query('at') at?: string): Promise<PageView<PayoutLotView>> {
    return this.tables.waiting(at);
  }
}
