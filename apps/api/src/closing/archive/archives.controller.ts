import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { ArchiveRowView, ArchiveView, PageView } from '@helan/contracts';
import { CloseProjectRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { SendsFile, type ShownFile } from '../../kernel/storage/send-file.js';
import { ArchiveQueries } from './archive.queries.js';
import { ArchiveService } from './archive.service.js';

@ApiTags('archive')
@Controller()
export class ArchivesController {
  constructor(
    private readonly archives: ArchiveService,
    private readonly queries: ArchiveQueries,
  ) {}

  @Get('archives')
  @ApiOperation({ summary: '列出归了档的项目' })
  @Requires('archiveProject')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(@Query('search') search?: string, @Query('at') at?: string): Promise<PageView<ArchiveRowView>> {
    return this.queries.list(search, at);
  }

  @Post('lots/:id/closing')
  @ApiOperation({ summary: '结案：记下交付和登记' })
  @Requires('closeProject')
  @HttpCode(204)
  close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: CloseProjectRequest,
  ): Promise<void> {
    return this.archives.close(actor, id, body);
  }

  @Post('lots/:id/archive')
  @ApiOperation({ summary: '归档，编出档案号' })
  @Requires('archiveProject')
  file(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<{ no: string }> {
    return this.archives.file(actor, id);
  }

  @Get('lots/:id/archive')
  @ApiOperation({ summary: '看档案目录' })
  @Requires('archiveProject')
  show(@Param('id', IdPipe) id: string): Promise<ArchiveView> {
    return this.queries.show(id);
  }

  @Get('lots/:id/archive/papers/:seq')
  @ApiOperation({ summary: '取卷内的一份文件' })
  @Requires('archiveProject')
  @ApiQuery({ name: 'original', required: false })
  @SendsFile('HANDED_IN', 'WHERE_SAID')
  paper(
    @Param('id', IdPipe) id: string,
    @Param('seq', ParseIntPipe) seq: number,
    @Query('original') original?: string,
  ): Promise<ShownFile> {
    return this.queries.paper(id, { seq, isOriginal: yesOrNo(original) ?? false });
  }
}
