import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { MoneyWaitingView } from '@helan/contracts';
import { Requires } from '../../kernel/auth/index.js';
import { WaitingQueries } from './waiting.queries.js';

@ApiTags('finance')
@Controller('finance')
export class WaitingController {
  constructor(private readonly queries: WaitingQueries) {}

  @Get('waiting')
  @ApiOperation({ summary: '看财务台各处等着办的笔数' })
  @Requires('readFinance')
  count(): Promise<MoneyWaitingView> {
    return this.queries.count();
  }
}
