import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, RunningSessionView } from '@helan/contracts';
import { Public } from '../../kernel/auth/index.js';
import { SameForAll } from '../../kernel/http/index.js';
import { RoomQueries } from './room.queries.js';

@ApiTags('bidding')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly queries: RoomQueries) {}

  /** For the screen in the hall. */
  @Get()
  @ApiOperation({ summary: '列出正在进行的竞价' })
  @Public()
  @SameForAll()
  @ApiQuery({ name: 'at', required: false })
  running(@Query('at') at?: string): Promise<PageView<RunningSessionView>> {
    return this.queries.running(at);
  }
}
