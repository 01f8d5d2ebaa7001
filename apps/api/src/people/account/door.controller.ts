import { Body, Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CodeSentView, SessionView } from '@helan/contracts';
import {
  AskCodeRequest,
  EnterByCodeRequest,
  ForgottenPasswordRequest,
  SignUpRequest,
} from '@helan/contracts/requests';
import type { Request } from 'express';
import { Public } from '../../kernel/auth/index.js';
import { CodeEntrance, type LetIn } from './code-entrance.js';
import { Codes } from './codes.service.js';
import { PasswordChanges } from './password-changes.js';
import { SessionViews } from './session-views.js';
import { SignUp } from './sign-up.service.js';

/** The ways in by a phone. */
@ApiTags('session')
@Controller('session')
export class DoorController {
  constructor(
    private readonly codes: Codes,
    private readonly entrance: CodeEntrance,
    private readonly signUps: SignUp,
    private readonly changes: PasswordChanges,
    private readonly views: SessionViews,
  ) {}

  @Post('codes')
  @ApiOperation({ summary: '获取短信验证码' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  ask(@Req() request: Request, @Body() { phone, purpose }: AskCodeRequest): Promise<CodeSentView> {
    return this.codes.ask(request, phone, purpose);
  }

  @Post('code')
  @ApiOperation({ summary: '用短信验证码登录' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @HttpCode(200)
  async enter(@Req() request: Request, @Body() body: EnterByCodeRequest): Promise<SessionView> {
    return this.let(request, await this.entrance.enter(request, body, body));
  }

  @Post('sign-up')
  @ApiOperation({ summary: '用手机号注册' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @HttpCode(200)
  async signUp(@Req() request: Request, @Body() body: SignUpRequest): Promise<SessionView> {
    return this.let(request, { accountId: await this.signUps.signUp(request, body) });
  }

  @Post('forgotten')
  @ApiOperation({ summary: '忘记密码，用短信验证码重设' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @HttpCode(200)
  async forgotten(@Req() request: Request, @Body() body: ForgottenPasswordRequest): Promise<SessionView> {
    return this.let(request, await this.changes.forgotten(request, body));
  }

  private async let(request: Request, letIn: LetIn): Promise<SessionView> {
    if ('asks' in letIn) return { ...(await this.views.of(request, undefined)), asks: letIn.asks };
    return this.views.enter(request, letIn.accountId, 'CODE');
  }
}
