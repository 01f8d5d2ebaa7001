import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SessionView } from '@helan/contracts';
import { SignInFormRequest, SignInRequest } from '@helan/contracts/requests';
import type { Request, Response } from 'express';
import { type Actor, MaybeActor, Public, Requires, WithoutToken } from '../../kernel/auth/index.js';
import { AccountSessions } from './account-sessions.js';
import { FormSignIn } from './form-sign-in.js';
import { SessionViews } from './session-views.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: AccountSessions,
    private readonly views: SessionViews,
    private readonly form: FormSignIn,
  ) {}

  @Get()
  @ApiOperation({ summary: '看自己是谁，取令牌' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  show(@Req() request: Request, @MaybeActor() actor?: Actor): Promise<SessionView> {
    return this.views.of(request, actor);
  }

  @Post()
  @ApiOperation({ summary: '登录' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @HttpCode(200)
  @UseGuards(AuthGuard('local'))
  async signIn(@Req() request: Request, @Body() _body: SignInRequest): Promise<SessionView> {
    const { accountId } = request.user as { accountId: string };
    return this.views.enter(request, accountId, 'PASSWORD');
  }

  /** Without a script there is no token: the browser says where the form stood. */
  @Post('form')
  @ApiOperation({ summary: '不用脚本登录' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @WithoutToken()
  @ApiConsumes('application/x-www-form-urlencoded')
  @HttpCode(303)
  async signInByForm(
    @Req() request: Request,
    @Body() body: SignInFormRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    response.location(await this.form.next(request, body));
  }

  @Post('ending/form')
  @ApiOperation({ summary: '不用脚本退出' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @WithoutToken()
  @HttpCode(303)
  async signOutByForm(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    response.location(await this.form.leave(request));
  }

  @Delete()
  @ApiOperation({ summary: '退出' })
  @Requires('manageOwnAccount')
  @HttpCode(204)
  async signOut(@Req() request: Request): Promise<void> {
    await this.sessions.leave(request);
  }
}
