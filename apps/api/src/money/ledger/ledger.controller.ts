import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { BooksCheckView } from '@helan/contracts';
import { Requires } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { LedgerService } from './ledger.service.js';

@ApiTags('finance')
@Controller('finance')
export class LedgerController {
  constructor(
    private readonly ledger: LedgerService,
    private readonly clock: PlatformClock,
  ) {}

  /** What is wrong with the books; an empty list when they stand. */
  @Get('ledger-check')
  @ApiOperation({ summary: '核对账目是否平' })
  @Requires('readFinance')
  async check(): Promise<BooksCheckView> {
    return { at: (await this.clock.now()).toISOString(), faults: await this.ledger.check() };
  }
}
