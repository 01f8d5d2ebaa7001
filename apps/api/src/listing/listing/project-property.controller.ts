import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { BoundariesView, HouseholdView } from '@helan/contracts';
import { DrawBoundaryRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { AnswersAs } from '../../kernel/description/answers-as.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { XLSX } from '../../kernel/sheet/index.js';
import { type MadeFile, SendsFile } from '../../kernel/storage/send-file.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
import { householdTemplate } from '../../property/household/index.js';
import { HouseholdImport } from './household-import.service.js';
import { ParcelDrawings } from './parcel-drawing.service.js';

/** The land of a project: its boundaries, and whose it is. */
@ApiTags('listing')
@Controller()
export class ProjectPropertyController {
  constructor(
    private readonly drawings: ParcelDrawings,
    private readonly households: HouseholdImport,
  ) {}

  @Get('projects/:id/boundaries')
  @ApiOperation({ summary: '看项目各地块的界址' })
  @Requires('readProjects')
  boundaries(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BoundariesView> {
    return this.drawings.show(actor, id);
  }

  @Put('projects/:id/parcels/:position/boundary')
  @ApiOperation({ summary: '画一块地的界址' })
  @Requires('verifySite')
  @HttpCode(204)
  draw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('position', ParseIntPipe) position: number,
    @Body() body: DrawBoundaryRequest,
  ): Promise<void> {
    return this.drawings.draw(actor, id, position, body);
  }

  @Get('household-template')
  @ApiOperation({ summary: '下载各户名册的样表' })
  @AnswersAs(XLSX)
  @Requires('applyForListing')
  @SendsFile()
  template(): Promise<MadeFile> {
    return householdTemplate();
  }

  @Get('projects/:id/households')
  @ApiOperation({ summary: '列出项目的各户' })
  @Requires('keepProjectPapers')
  list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<HouseholdView[]> {
    return this.households.show(actor, id);
  }

  @Post('projects/:id/households')
  @ApiOperation({ summary: '导入各户名册' })
  @Requires('applyForListing')
  @TakesFile()
  take(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IncomingForm() form: Incoming,
  ): Promise<HouseholdView[]> {
    return this.households.take(actor, id, form);
  }
}
