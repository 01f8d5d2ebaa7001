import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { CodeSentView, PageView, PhoneChangeView } from '@helan/contracts';
import { AskPhoneChangeRequest, NewPhoneRequest, ReasonRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { KeepsItsKeys } from '../../kernel/deed/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { PhoneChangeQueries } from './phone-change.queries.js';
import { PhoneChanges } from './phone-changes.js';

/** 换绑手机号 at the window: one asks with the papers before him, another confirms. */
@ApiTags('party')
@Controller()
export class PhoneChangesController {
  constructor(
    private readonly changes: PhoneChanges,
    private readonly queries: PhoneChangeQueries,
  ) {}

  @Get('phone-changes')
  @ApiOperation({ summary: '列出换绑手机号的申请' })
  @Requires('keepParty')
  @ApiQuery({ name: 'decided', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('decided') decided?: string,
    @Query('at') at?: string,
  ): Promise<PageView<PhoneChangeView>> {
    return this.queries.list(actor, yesOrNo(decided) ?? false, at);
  }

  /** Each press sends a code of its own, as often as the limits of codes let it. */
  @Post('parties/:id/phone-code')
  @KeepsItsKeys()
  @ApiOperation({ summary: '给来窗口换绑的人的新手机号发验证码' })
  @Header('Cache-Control', 'private, no-store')
  @Requires('settleIdentity')
  sendCode(
    @Req() request: Request,
    @Param('id', IdPipe) id: string,
    @Body() { phone }: NewPhoneRequest,
  ): Promise<CodeSentView> {
    return this.changes.sendCode(request, id, phone);
  }

  @Post('parties/:id/phone-change')
  @ApiOperation({ summary: '替来窗口的人申请换绑手机号' })
  @Requires('settleIdentity')
  ask(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) partyId: string,
    @Body() body: AskPhoneChangeRequest,
  ): Promise<{ id: string }> {
    return this.changes.ask(request, actor, { ...body, partyId });
  }

  @Post('phone-changes/:id/confirmation')
  @ApiOperation({ summary: '确认换绑手机号' })
  @Requires('keepParty')
  @HttpCode(204)
  confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.changes.confirm(actor, id);
  }

  @Post('phone-changes/:id/refusal')
  @ApiOperation({ summary: '不换绑手机号' })
  @Requires('keepParty')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.changes.refuse(actor, id, reason);
  }
}
