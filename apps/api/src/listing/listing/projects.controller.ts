import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, PartyRecordView, ProjectRowView, ProjectView, SavedView } from '@helan/contracts';
import { CreateProjectRequest, FileForRequest, SaveDraftRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { ApplicationService } from './application.service.js';
import { FilingService } from './filing.service.js';
import { DocumentService } from './document.service.js';
import { ListingQueries } from './listing.queries.js';
import { ProjectList } from './project-list.js';

@ApiTags('listing')
@Controller('projects')
export class ProjectsController {
  constructor(
    private readonly applications: ApplicationService,
    private readonly documents: DocumentService,
    private readonly queries: ListingQueries,
    private readonly filings: FilingService,
    private readonly projects: ProjectList,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出自己看得到的项目' })
  @Requires('readProjects')
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'myTurn', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('state') state?: string,
    @Query('search') search?: string,
    @Query('myTurn') myTurn?: string,
    @Query('at') at?: string,
  ): Promise<PageView<ProjectRowView>> {
    return this.projects.list(actor, { state, search, isMyTurn: myTurn === 'true', at });
  }

  @Get(':id')
  @ApiOperation({ summary: '看一个项目' })
  @Requires('readProjects')
  show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ProjectView> {
    return this.queries.show(actor, id);
  }

  @Post()
  @ApiOperation({ summary: '新建申请草稿' })
  @Requires('applyForListing')
  create(@CurrentActor() actor: Actor, @Body() body: CreateProjectRequest): Promise<{ id: string }> {
    return this.applications.create(actor, body.typeCode);
  }

  @Post('mandated')
  @ApiOperation({ summary: '村联络员代农户新建申请' })
  @Requires('fileForVillager')
  file(@CurrentActor() actor: Actor, @Body() body: FileForRequest): Promise<{ id: string }> {
    return this.filings.file(actor, body);
  }

  /** Who takes part in a project, as he was recorded. */
  @Get(':id/party-records')
  @ApiOperation({ summary: '看项目各方的登记' })
  @Requires('readPartyRecords')
  records(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PartyRecordView[]> {
    return this.queries.partyRecords(actor, id);
  }

  @Put(':id/application')
  @ApiOperation({ summary: '保存申请草稿' })
  @Requires('applyForListing')
  save(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SaveDraftRequest,
  ): Promise<SavedView> {
    return this.applications.save(actor, id, body);
  }

  @Delete(':id/documents/:documentId')
  @ApiOperation({ summary: '删掉草稿里的材料' })
  @Requires('applyForListing')
  @HttpCode(204)
  removeDocument(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('documentId', IdPipe) documentId: string,
  ): Promise<void> {
    return this.documents.remove(actor, id, documentId);
  }
}
