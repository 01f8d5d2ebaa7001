import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { ApplicantFilesView, FileAccessView, PageView } from '@helan/contracts';
import { ReasonRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { BreakGlass } from './break-glass.js';

@ApiTags('registration')
@Controller()
export class BreakGlassController {
  constructor(private readonly glass: BreakGlass) {}

  @Post('lots/:id/file-access')
  @ApiOperation({ summary: '写明理由，提前查看报名人的材料' })
  @Requires('breakGlass')
  @HttpCode(204)
  open(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.glass.open(actor, id, reason);
  }

  @Get('lots/:id/applicant-files')
  @ApiOperation({ summary: '列出一个标的报名人的材料' })
  @Requires('breakGlass')
  files(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ApplicantFilesView> {
    return this.glass.files(actor, id);
  }

  @Get('file-accesses')
  @ApiOperation({ summary: '列出提前查看材料的记录' })
  @Requires('answerForSupervision')
  @ApiQuery({ name: 'at', required: false })
  accesses(@Query('at') at?: string): Promise<PageView<FileAccessView>> {
    return this.glass.accesses(at);
  }
}
