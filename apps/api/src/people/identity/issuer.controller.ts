import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type {
  IssuerArrivalView,
  IssuerPlaceView,
  IssuerRequestRowView,
  OwnIdentityView,
  PageView,
  SignInWaysView,
} from '@helan/contracts';
import {
  AnswerIssuerRequest,
  GoToIssuerRequest,
  IssuerAnswerRequest,
  OwnIssuerRequest,
} from '@helan/contracts/requests';
import type { Request } from 'express';
import { type Actor, CurrentActor, MaybeActor, Public, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { IssuerRequestQueries } from './issuer-requests.queries.js';
import { IssuerRequests } from './issuer-requests.js';
import { IssuerSignIn } from './issuer-sign-in.js';

/** 统一身份认证: in from the issuer, out of it, and what has to be settled before somebody is linked. */
@ApiTags('session')
@Controller()
export class IssuerController {
  constructor(
    private readonly signIn: IssuerSignIn,
    private readonly requests: IssuerRequests,
    private readonly queries: IssuerRequestQueries,
  ) {}

  @Get('session/ways')
  @ApiOperation({ summary: '看有哪些登录方式' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  ways(@Req() request: Request): SignInWaysView {
    return this.signIn.ways(request);
  }

  /** The address at which he signs in; whoever is signed in already asks to be linked. */
  @Post('session/issuer')
  @ApiOperation({ summary: '去统一身份认证登录' })
  @Public()
  @HttpCode(200)
  begin(@Req() request: Request, @Body() { isNotMine }: GoToIssuerRequest): Promise<IssuerPlaceView> {
    return this.signIn.begin(request, isNotMine ?? false);
  }

  @Post('session/issuer/answer')
  @ApiOperation({ summary: '从统一身份认证回来' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @HttpCode(200)
  finish(
    @Req() request: Request,
    @Body() body: IssuerAnswerRequest,
    @MaybeActor() actor?: Actor,
  ): Promise<IssuerArrivalView> {
    return this.signIn.finish(request, body.search, actor);
  }

  @Delete('session/issuer')
  @ApiOperation({ summary: '退出，也退出统一身份认证' })
  @Requires('manageOwnAccount')
  @HttpCode(200)
  end(@Req() request: Request): Promise<IssuerPlaceView> {
    return this.signIn.end(request);
  }

  @Get('my/identity')
  @ApiOperation({ summary: '看自己的实名情况' })
  @Requires('declareParty')
  own(@CurrentActor() actor: Actor): Promise<OwnIdentityView> {
    return this.queries.own(actor);
  }

  @Post('my/issuer-requests/:id/answer')
  @ApiOperation({ summary: '同意或者不同意关联统一身份认证' })
  @Requires('declareParty')
  @HttpCode(204)
  answerOwn(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { isMine }: OwnIssuerRequest,
  ): Promise<void> {
    return this.requests.answerOwn(actor, id, isMine);
  }

  @Get('issuer-requests')
  @ApiOperation({ summary: '列出等着关联统一身份认证的人' })
  @Requires('settleIdentity')
  @ApiQuery({ name: 'decided', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @Query('decided') decided?: string,
    @Query('at') at?: string,
  ): Promise<PageView<IssuerRequestRowView>> {
    return this.queries.list(yesOrNo(decided) ?? false, at);
  }

  @Post('issuer-requests/:id/answer')
  @ApiOperation({ summary: '在窗口办关联' })
  @Requires('settleIdentity')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerIssuerRequest,
  ): Promise<void> {
    return this.requests.answer(actor, id, body);
  }
}
