import { Body, Controller, Delete, Get, HttpCode, Param, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OwnAccountView, OwnSessionView } from '@helan/contracts';
import { ChangeAccountRequest, ChangePasswordRequest, ChangePhoneRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { OwnAccount } from './own-account.service.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordChanges } from './password-changes.js';

/** One's own account. */
@ApiTags('account')
@Controller('my')
@Requires('manageOwnAccount')
export class AccountController {
  constructor(
    private readonly account: OwnAccount,
    private readonly sessions: OwnSessions,
    private readonly passwords: PasswordChanges,
  ) {}

  @Get('account')
  @ApiOperation({ summary: '看自己的账号' })
  view(@CurrentActor() actor: Actor): Promise<OwnAccountView> {
    return this.account.view(actor);
  }

  @Put('account')
  @ApiOperation({ summary: '改自己的姓名、登录名' })
  @HttpCode(204)
  change(@CurrentActor() actor: Actor, @Body() body: ChangeAccountRequest): Promise<void> {
    return this.account.change(actor, body);
  }

  @Put('account/password')
  @ApiOperation({ summary: '改自己的密码' })
  @HttpCode(204)
  changePassword(
    @Req() request: Request,
    @CurrentActor() { accountId }: Actor,
    @Body() body: ChangePasswordRequest,
  ): Promise<void> {
    return this.passwords.change(request, accountId, body);
  }

  @Put('account/phone')
  @ApiOperation({ summary: '换手机号' })
  @HttpCode(204)
  changePhone(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Body() body: ChangePhoneRequest,
  ): Promise<void> {
    return this.account.changePhone(request, actor, body);
  }

  @Get('sessions')
  @ApiOperation({ summary: '看自己在哪里登录着' })
  list(@Req() request: Request, @CurrentActor() { accountId }: Actor): Promise<OwnSessionView[]> {
    return this.sessions.list(accountId, request.sessionID);
  }

  @Delete('sessions')
  @ApiOperation({ summary: '退出别处的全部登录' })
  @HttpCode(204)
  endOthers(@Req() request: Request, @CurrentActor() { accountId }: Actor): Promise<void> {
    return this.sessions.endOthers(accountId, request.sessionID);
  }

  @Delete('sessions/:id')
  @ApiOperation({ summary: '退出一处登录' })
  @HttpCode(204)
  end(@CurrentActor() { accountId }: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.sessions.end(accountId, id);
  }
}
