import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { SessionHeadsView } from '@helan/contracts';
import { Public } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { LotReaderGuard } from '../../publicity/notice/index.js';
import { SessionHeads } from './session-heads.js';
import { readCount, sessionNumber } from './session-number.js';

@ApiTags('bidding')
@Controller('lots/:id/heads')
export class HeadsController {
  constructor(private readonly heads: SessionHeads) {}

  /** What the platform has signed of a session so far; a watcher holds what he kept against it. */
  @Get()
  @ApiOperation({ summary: '看平台到现在为止签过的链头' })
  @Public()
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'session', required: false })
  @UseGuards(LotReaderGuard)
  list(
    @Param('id', IdPipe) id: string,
    @Query('after') after?: string,
    @Query('session') session?: string,
  ): Promise<SessionHeadsView> {
    return this.heads.after(id, readCount(after), sessionNumber(session));
  }
}
