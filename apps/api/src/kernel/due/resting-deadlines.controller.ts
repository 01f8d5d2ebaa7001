import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RestingDeadlinesView } from '@helan/contracts';
import { Requires } from '../auth/index.js';
import { DueDesk } from './due-desk.js';

@ApiTags('deadlines')
@Controller('resting-deadlines')
export class RestingDeadlinesController {
  constructor(private readonly desk: DueDesk) {}

  @Get()
  @ApiOperation({ summary: '列出到期没有办成、等着重试的期限' })
  @Requires('keepDeadlines')
  list(): Promise<RestingDeadlinesView> {
    return this.desk.list();
  }

  @Post('trial')
  @ApiOperation({ summary: '马上重试全部没有办成的期限' })
  @Requires('keepDeadlines')
  @HttpCode(204)
  tryAllAgain(): Promise<void> {
    return this.desk.tryAllAgain();
  }

  @Post(':table/:id/trial')
  @ApiOperation({ summary: '马上重试一个没有办成的期限' })
  @Requires('keepDeadlines')
  @HttpCode(204)
  tryAgain(@Param('table') table: string, @Param('id') id: string): Promise<void> {
    return this.desk.tryAgain(table, id);
  }
}
