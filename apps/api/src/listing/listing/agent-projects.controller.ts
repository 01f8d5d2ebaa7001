import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { MandateProjectView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { AgentProjects } from './agent-projects.js';

@ApiTags('party')
@Controller('my/mandate-projects')
export class AgentProjectsController {
  constructor(private readonly projects: AgentProjects) {}

  @Get()
  @ApiOperation({ summary: '授权时可以选的项目：自己的，或者按公告上的编号找' })
  @Requires('declareParty')
  @ApiQuery({ name: 'projectNo', required: false })
  choices(
    @CurrentActor() actor: Actor,
    @Query('projectNo') projectNo?: string,
  ): Promise<MandateProjectView[]> {
    return this.projects.choices(actor, projectNo);
  }
}
