import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { NoticeRowView, NoticeView, PageView, PublicationProofView } from '@helan/contracts';
import { Public } from '../../kernel/auth/index.js';
import { IdPipe, SameForAll } from '../../kernel/http/index.js';
import { SearchLimit } from '../../kernel/limits/index.js';
import { NoticeList } from './notice-list.js';
import { NoticeReaderGuard } from './notice-readers.js';
import { NoticeQueries } from './notice.queries.js';

@ApiTags('notice')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly queries: NoticeQueries,
    private readonly found: NoticeList,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出公告' })
  @Public()
  @UseGuards(SearchLimit)
  @SameForAll()
  @ApiQuery({ name: 'type', required: false, example: 'T01' })
  @ApiQuery({ name: 'town', required: false, example: '640122102' })
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'stage', required: false, enum: ['open', 'trading', 'done', 'failed'] })
  @ApiQuery({ name: 'at', required: false })
  list(
    @Query('type') type?: string,
    @Query('town') town?: string,
    @Query('search') search?: string,
    @Query('stage') stage?: string,
    @Query('at') at?: string,
  ): Promise<PageView<NoticeRowView>> {
    return this.found.list({ type, town, search, stage, at });
  }

  @Get(':id')
  @ApiOperation({ summary: '看一份公告' })
  @Public()
  @UseGuards(NoticeReaderGuard)
  show(@Param('id', IdPipe) id: string): Promise<NoticeView> {
    return this.queries.show(id);
  }

  /** The frozen content with its hash and the hash before it. */
  @Get(':id/proof')
  @ApiOperation({ summary: '取公告的冻结内容和哈希' })
  @Public()
  @UseGuards(NoticeReaderGuard)
  proof(@Param('id', IdPipe) id: string): Promise<PublicationProofView['notice']> {
    return this.queries.proof(id);
  }
}
