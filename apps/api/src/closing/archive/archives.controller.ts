import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CloseProjectRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { ArchiveService, type ArchiveView } from './archive.service.js';

@ApiTags('archive')
@Controller('lots/:id')
export class ArchivesController {
  constructor(private readonly archives: ArchiveService) {}

  @Post('closing')
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
  @Requires('archiveProject')
  file(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<{ no: string }> {
    return this.archives.file(actor, id);
  }

  @Get('archive')
  @Requires('archiveProject')
  show(@Param('id', ParseUUIDPipe) id: string): Promise<ArchiveView> {
    return this.archives.show(id);
  }
}
