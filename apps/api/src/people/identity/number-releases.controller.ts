import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { NumberReleaseView, PageView } from '@helan/contracts';
import { AnswerNumberReleaseRequest, ProposeNumberReleaseRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { NumberReleases } from './number-releases.js';

/** 空出证件号码: of whoever has declared another's number; one proposes, another confirms. */
@ApiTags('party')
@Controller()
export class NumberReleasesController {
  constructor(private readonly releases: NumberReleases) {}

  @Get('number-releases')
  @ApiOperation({ summary: '列出要空出的证件号码' })
  @Requires('keepParty')
  @ApiQuery({ name: 'decided', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('decided') decided?: string,
    @Query('at') at?: string,
  ): Promise<PageView<NumberReleaseView>> {
    return this.releases.list(actor, yesOrNo(decided) ?? false, at);
  }

  @Post('parties/:id/number-release')
  @ApiOperation({ summary: '提出空出证件号码' })
  @Requires('keepParty')
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposeNumberReleaseRequest,
  ): Promise<{ id: string }> {
    return this.releases.propose(actor, id, body);
  }

  @Post('number-releases/:id/answer')
  @ApiOperation({ summary: '确认空出证件号码' })
  @Requires('keepParty')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { isRight }: AnswerNumberReleaseRequest,
  ): Promise<void> {
    return this.releases.answer(actor, id, isRight);
  }
}
