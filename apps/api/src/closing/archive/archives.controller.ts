import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CloseProjectRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { ArchiveService, type ArchiveView } from './archive.service.js';

@ApiTags('archive')
@Controller('lots/:id')
export class ArchivesController {
  constructor(private readonly archives: ArchiveService) {}

  @Post('closing')
  @ApiOperation({ summary: '结案：记下交付和登记' })
  @Requires('closeProject')
  @HttpCode(204)
  close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CloseProjectRequest,
  ): Promise<void> {
    return this.archives.close(actor, id, body);
  }

  @Post('archive')
  @ApiOperation({ summary: '归档，编出档案号' })
  @Requires('archiveProject')
  file(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<{ no: string }> {
    return this.archives.file(actor, id);
  }

  @Get('archive')
  @ApiOperation({ summary: '看档案目录' })
  @Requires('archiveProject')
  show(@Param('id', ParseUUIDPipe) id: string): Promise<ArchiveView> {
    return this.archives.show(id);
  }
}
