import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, QuestionView } from '@helan/contracts';
import { AnswerQuestionRequest, AskQuestionRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, MaybeActor, Public, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { QuestionService } from './question.service.js';

@ApiTags('question')
@Controller()
export class QuestionsController {
  constructor(private readonly questions: QuestionService) {}

  /** Questions of general use about a notice or a type, with their answers. */
  @Get('questions/published')
  @ApiOperation({ summary: '列出公开的问答' })
  @Public()
  @ApiQuery({ name: 'notice', required: false })
  @ApiQuery({ name: 'type', required: false })
  @ApiQuery({ name: 'at', required: false })
  listPublished(
    @MaybeActor() actor: Actor | undefined,
    @Query('notice', new IdPipe({ optional: true })) noticeId?: string,
    @Query('type') typeCode?: string,
    @Query('at') at?: string,
  ): Promise<PageView<QuestionView>> {
    const subject = { ...(noticeId ? { noticeId } : {}), ...(typeCode ? { typeCode } : {}) };
    return this.questions.listPublished(actor, subject, at);
  }

  @Get('questions')
  @ApiOperation({ summary: '列出等答复的咨询，或者答复过的' })
  @Requires('answerQuestion')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'open', required: false })
  @ApiQuery({ name: 'at', required: false })
  listAll(
    @Query('search') search?: string,
    @Query('open') open?: string,
    @Query('at') at?: string,
  ): Promise<PageView<QuestionView>> {
    return this.questions.listAll({ search, isOpen: yesOrNo(open), at });
  }

  @Get('my/questions')
  @ApiOperation({ summary: '列出自己的咨询' })
  @Requires('askQuestion')
  @ApiQuery({ name: 'at', required: false })
  listOwn(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<QuestionView>> {
    return this.questions.listOwn(actor, at);
  }

  @Post('questions')
  @ApiOperation({ summary: '提问' })
  @Requires('askQuestion')
  ask(@CurrentActor() actor: Actor, @Body() body: AskQuestionRequest): Promise<{ id: string }> {
    return this.questions.ask(actor, body);
  }

  @Post('questions/:id/answer')
  @ApiOperation({ summary: '答复咨询' })
  @Requires('answerQuestion')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerQuestionRequest,
  ): Promise<void> {
    return this.questions.answer(actor, id, body);
  }
}
