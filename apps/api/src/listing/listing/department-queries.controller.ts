import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { DepartmentQueryView, DepartmentTaskView, PageView } from '@helan/contracts';
import { AnswerQueryRequest, AskDepartmentRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { DepartmentQueries } from './department-queries.js';

@ApiTags('listing')
@Controller()
export class DepartmentQueriesController {
  constructor(private readonly departments: DepartmentQueries) {}

  @Get('projects/:id/department-queries')
  @ApiOperation({ summary: '列出一个项目发出的协查' })
  @Requires('readQueries')
  list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DepartmentQueryView[]> {
    return this.departments.list(actor, id);
  }

  @Post('projects/:id/department-queries')
  @ApiOperation({ summary: '向部门发协查' })
  @Requires('reviewApplication')
  @HttpCode(204)
  ask(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AskDepartmentRequest,
  ): Promise<void> {
    return this.departments.ask(actor, id, body);
  }

  /** What one's own office was asked. */
  @Get('department-queries')
  @ApiOperation({ summary: '列出等本部门答复的协查' })
  @Requires('answerQuery')
  @ApiQuery({ name: 'at', required: false })
  tasks(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<DepartmentTaskView>> {
    return this.departments.tasks(actor, at);
  }

  @Post('department-queries/:id/answer')
  @ApiOperation({ summary: '答复协查' })
  @Requires('answerQuery')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerQueryRequest,
  ): Promise<void> {
    return this.departments.answer(actor, id, body);
  }
}
