import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type {
  ColleagueView,
  DeskCounts,
  DeskView,
  OpenTaskView,
  SearchView,
  WorkList,
} from '@helan/contracts';
import { HandOverRequest, OpenTaskRequest, SaveDeskViewRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { AnswersAs } from '../../kernel/description/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { XLSX } from '../../kernel/sheet/index.js';
import { type MadeFile, SendsFile } from '../../kernel/storage/send-file.js';
import { DeskViews } from './desk-views.js';
import { OpenTasks } from './open-tasks.js';
import { SearchQueries } from './search.queries.js';
import { TaskKeyPipe } from './task-key-pipe.js';
import { WorkQueries } from './work.queries.js';
import { WorkSheet } from './work-sheet.js';

@ApiTags('desk')
@Controller('desk')
export class WorkController {
  constructor(
    private readonly work: WorkQueries,
    private readonly sheets: WorkSheet,
    private readonly searches: SearchQueries,
    private readonly views: DeskViews,
    private readonly tasks: OpenTasks,
  ) {}

  /** One list of everything, whatever its kind. */
  @Get('work')
  @ApiOperation({ summary: '列出等自己办的' })
  @Requires('workAtDesk')
  @ApiQuery({ name: 'kind', required: false })
  @ApiQuery({ name: 'desk', required: false })
  @ApiQuery({ name: 'region', required: false })
  @ApiQuery({ name: 'due', required: false })
  @ApiQuery({ name: 'q', required: false })
  @ApiQuery({ name: 'mine', required: false })
  @ApiQuery({ name: 'sort', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('kind') kind?: string,
    @Query('desk') desk?: string,
    @Query('region') region?: string,
    @Query('due') due?: string,
    @Query('q') q?: string,
    @Query('mine') mine?: string,
    @Query('sort') sort?: string,
    @Query('at') at?: string,
  ): Promise<WorkList> {
    return this.work.list(actor, { kind, desk, region, due, q, mine, sort }, at);
  }

  @Get('work/sheet')
  @ApiOperation({ summary: '导出等自己办的' })
  @AnswersAs(XLSX)
  @Requires('workAtDesk')
  @SendsFile()
  @ApiQuery({ name: 'kind', required: false })
  @ApiQuery({ name: 'desk', required: false })
  @ApiQuery({ name: 'region', required: false })
  @ApiQuery({ name: 'due', required: false })
  @ApiQuery({ name: 'q', required: false })
  @ApiQuery({ name: 'mine', required: false })
  @ApiQuery({ name: 'sort', required: false })
  sheet(
    @CurrentActor() actor: Actor,
    @Query('kind') kind?: string,
    @Query('desk') desk?: string,
    @Query('region') region?: string,
    @Query('due') due?: string,
    @Query('q') q?: string,
    @Query('mine') mine?: string,
    @Query('sort') sort?: string,
  ): Promise<MadeFile> {
    return this.sheets.make(actor, { kind, desk, region, due, q, mine, sort });
  }

  @Get('counts')
  @ApiOperation({ summary: '各工作页有几件等自己办' })
  @Requires('workAtDesk')
  counts(@CurrentActor() actor: Actor): Promise<DeskCounts> {
    return this.work.counts(actor);
  }

  @Get('search')
  @ApiOperation({ summary: '查人、地块、项目、文书和流水' })
  @Requires('workAtDesk')
  search(@CurrentActor() actor: Actor, @Query('q') q = ''): Promise<SearchView> {
    return this.searches.find(actor, q);
  }

  @Get('views')
  @ApiOperation({ summary: '列出自己存的常用列表' })
  @Requires('workAtDesk')
  listViews(@CurrentActor() actor: Actor): Promise<DeskView[]> {
    return this.views.list(actor);
  }

  @Post('views')
  @ApiOperation({ summary: '存一个常用列表' })
  @Requires('workAtDesk')
  saveView(@CurrentActor() actor: Actor, @Body() body: SaveDeskViewRequest): Promise<{ id: string }> {
    return this.views.save(actor, body);
  }

  @Delete('views/:id')
  @ApiOperation({ summary: '删一个常用列表' })
  @Requires('workAtDesk')
  @HttpCode(204)
  removeView(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.views.remove(actor, id);
  }

  @Put('open/:key')
  @ApiOperation({ summary: '告诉同事自己正打开着一件' })
  @Requires('workAtDesk')
  open(
    @CurrentActor() actor: Actor,
    @Param('key', TaskKeyPipe) key: string,
    @Body() { takesOver = false }: OpenTaskRequest,
  ): Promise<OpenTaskView> {
    return this.tasks.open(actor, key, takesOver);
  }

  @Delete('open/:key')
  @ApiOperation({ summary: '放下一件' })
  @Requires('workAtDesk')
  @HttpCode(204)
  close(@CurrentActor() actor: Actor, @Param('key', TaskKeyPipe) key: string): Promise<void> {
    return this.tasks.close(actor, key);
  }

  @Get('colleagues/:key')
  @ApiOperation({ summary: '列出也能办这一件的同事' })
  @Requires('workAtDesk')
  colleagues(@CurrentActor() actor: Actor, @Param('key', TaskKeyPipe) key: string): Promise<ColleagueView[]> {
    return this.tasks.colleagues(actor, key);
  }

  /** Oneself, or a colleague at whose desk it waits, too. */
  @Put('claims/:key')
  @ApiOperation({ summary: '认领一件，或者交给同事' })
  @Requires('workAtDesk')
  @HttpCode(204)
  claim(
    @CurrentActor() actor: Actor,
    @Param('key', TaskKeyPipe) key: string,
    @Body() { accountId }: HandOverRequest,
  ): Promise<void> {
    return this.tasks.claim(actor, key, accountId);
  }

  @Delete('claims/:key')
  @ApiOperation({ summary: '不再由谁专办' })
  @Requires('workAtDesk')
  @HttpCode(204)
  release(@CurrentActor() actor: Actor, @Param('key', TaskKeyPipe) key: string): Promise<void> {
    return this.tasks.release(actor, key);
  }
}
