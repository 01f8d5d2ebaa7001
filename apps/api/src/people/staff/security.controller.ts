import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { ContactView, KeptContactView, PageView, SecurityEventView, SignInView } from '@helan/contracts';
import { CloseSecurityEventRequest, ContactRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Public, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { Contacts } from './contacts.js';
import { SecurityEvents } from './security-events.js';
import { SignInLog } from './sign-in-log.js';

/** Who signed in, what the security administrator looks into, and how people are reached. */
@ApiTags('staff')
@Controller()
export class SecurityController {
  constructor(
    private readonly log: SignInLog,
    private readonly events: SecurityEvents,
    private readonly contacts: Contacts,
  ) {}

  @Get('sign-ins')
  @ApiOperation({ summary: '列出登录记录' })
  @Requires('readSignIns')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'odd', required: false })
  @ApiQuery({ name: 'at', required: false })
  signIns(
    @Query('search') search?: string,
    @Query('odd') odd?: string,
    @Query('at') at?: string,
  ): Promise<PageView<SignInView>> {
    return this.log.list({ search, isOdd: yesOrNo(odd), at });
  }

  @Get('my/sign-ins')
  @ApiOperation({ summary: '列出自己的登录记录' })
  @Requires('manageOwnAccount')
  @ApiQuery({ name: 'at', required: false })
  ownSignIns(@CurrentActor() { accountId }: Actor, @Query('at') at?: string): Promise<PageView<SignInView>> {
    return this.log.listOwn(accountId, at);
  }

  @Get('security-events')
  @ApiOperation({ summary: '列出安全提醒' })
  @Requires('readSecurityEvents')
  @ApiQuery({ name: 'open', required: false })
  @ApiQuery({ name: 'at', required: false })
  listEvents(
    @CurrentActor() actor: Actor,
    @Query('open') open?: string,
    @Query('at') at?: string,
  ): Promise<PageView<SecurityEventView>> {
    return this.events.list(actor, { isOpen: yesOrNo(open), at });
  }

  @Post('security-events/:id/closing')
  @ApiOperation({ summary: '写明安全提醒查到了什么' })
  @Requires('closeSecurityEvent')
  @HttpCode(204)
  close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: CloseSecurityEventRequest,
  ): Promise<void> {
    return this.events.close(actor, id, body.finding);
  }

  @Get('contacts')
  @ApiOperation({ summary: '看中心、乡镇、村的联系方式' })
  @Public()
  said(): Promise<ContactView[]> {
    return this.contacts.said();
  }

  @Get('kept-contacts')
  @ApiOperation({ summary: '列出要维护的联系方式' })
  @Requires('keepContacts')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'at', required: false })
  kept(@Query('search') search?: string, @Query('at') at?: string): Promise<PageView<KeptContactView>> {
    return this.contacts.list({ search, at });
  }

  @Put('kept-contacts/:code')
  @ApiOperation({ summary: '设定一处的联系方式' })
  @Requires('keepContacts')
  @HttpCode(204)
  setContact(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: ContactRequest,
  ): Promise<void> {
    return this.contacts.set(actor, code, body);
  }
}
