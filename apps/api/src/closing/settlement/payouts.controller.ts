import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PayoutLotView } from '@helan/contracts';
import { Requires } from '../../kernel/auth/index.js';
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
}
