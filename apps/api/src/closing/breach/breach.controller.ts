import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { BreachView, SuccessionView } from '@helan/contracts';
import { AnswerSuccessionRequest, DeclareBreachRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { BreachQueries } from './breach.queries.js';
import { BreachService } from './breach.service.js';
import { SuccessionService } from './succession.service.js';

@ApiTags('breach')
@Controller('lots/:id')
export class BreachController {
  constructor(
    private readonly breaches: BreachService,
    private readonly successions: SuccessionService,
    private readonly queries: BreachQueries,
  ) {}

  @Get('breach')
  @ApiOperation({ summary: '看违约认定要的事实' })
  @Requires('readBreach')
  show(@Param('id', IdPipe) id: string): Promise<BreachView> {
    return this.queries.show(id);
  }

  @Post('breach')
  @ApiOperation({ summary: '认定违约' })
  @Requires('declareBreach')
  @HttpCode(204)
  declare(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: DeclareBreachRequest,
  ): Promise<void> {
    return this.breaches.declare(actor, id, body);
  }

  /** The question that I am asked in the winner's place, or nothing. */
  @Get('succession')
  @ApiOperation({ summary: '看自己有没有递补的征询' })
  @Requires('answerSuccession')
  async own(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<{ succession: SuccessionView | null }> {
    return { succession: await this.queries.own(actor, id) };
  }

  @Post('succession/answer')
  @ApiOperation({ summary: '答复递补征询' })
  @Door('SIGN')
  @Requires('answerSuccession')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { accepts }: AnswerSuccessionRequest,
  ): Promise<void> {
    return this.successions.answer(actor, id, accepts);
  }
}
