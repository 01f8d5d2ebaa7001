import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, SessionQuestionView } from '@helan/contracts';
import { AnswerSessionDecisionRequest, ProposeSessionDecisionRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../../kernel/auth/index.js';
import { IdPipe } from '../../../kernel/http/index.js';
import { SessionDecisions } from './session-decisions.service.js';
import { SessionQuestions } from './session-questions.queries.js';

/** What two people decide about sessions that stand still. */
@ApiTags('bidding')
@Controller()
export class SessionDecisionsController {
  constructor(
    private readonly decisions: SessionDecisions,
    private readonly questions: SessionQuestions,
  ) {}

  @Get('session-questions')
  @ApiOperation({ summary: '列出停下来等决定的场次' })
  @Requires('readSessionQuestions')
  @ApiQuery({ name: 'at', required: false })
  list(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<SessionQuestionView>> {
    return this.questions.list(actor, at);
  }

  @Post('lots/:id/trading/decision')
  @ApiOperation({ summary: '对停下的场次提出处理意见' })
  @Requires('proposeSessionDecision')
  @HttpCode(204)
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposeSessionDecisionRequest,
  ): Promise<void> {
    return this.decisions.propose(actor, id, body);
  }

  @Post('lots/:id/trading/decision/answer')
  @ApiOperation({ summary: '监管人员答复处理意见' })
  @Requires('answerSessionDecision')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerSessionDecisionRequest,
  ): Promise<void> {
    return this.decisions.answer(actor, id, body);
  }
}
