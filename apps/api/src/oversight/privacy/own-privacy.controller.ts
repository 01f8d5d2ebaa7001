import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type {
  ClosingView,
  OwnConsentsView,
  PageView,
  PersonalCopyView,
  PersonalViewView,
} from '@helan/contracts';
import { CloseAccountRequest, GiveConsentRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { type MadeFile, SendsFile } from '../../kernel/storage/send-file.js';
import { Closing } from './closing.service.js';
import { ConsentQueries } from './consents.queries.js';
import { Consents } from './consents.service.js';
import { Copies } from './copies.js';
import { PersonalViews } from './personal-views.js';

/** 我的信息: what somebody may ask about himself. */
@ApiTags('account')
@Controller('my')
export class OwnPrivacyController {
  constructor(
    private readonly consents: Consents,
    private readonly queries: ConsentQueries,
    private readonly views: PersonalViews,
    private readonly copies: Copies,
    private readonly closing: Closing,
  ) {}

  @Get('consents')
  @ApiOperation({ summary: '看自己同意过什么' })
  @Requires('readOwnPrivacy')
  own(@CurrentActor() actor: Actor): Promise<OwnConsentsView> {
    return this.queries.own(actor);
  }

  @Post('consents')
  @ApiOperation({ summary: '同意一项' })
  @Requires('giveConsent')
  @HttpCode(204)
  give(@CurrentActor() actor: Actor, @Body() body: GiveConsentRequest): Promise<void> {
    return this.consents.give(actor, body);
  }

  @Post('consents/:id/withdrawal')
  @ApiOperation({ summary: '撤回同意' })
  @Requires('giveConsent')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.consents.withdraw(actor, id);
  }

  @Get('viewers')
  @ApiOperation({ summary: '看谁看过自己的完整号码' })
  @Requires('readOwnPrivacy')
  @ApiQuery({ name: 'at', required: false })
  viewers(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<PersonalViewView>> {
    return this.views.own(actor, at);
  }

  @Get('copies')
  @ApiOperation({ summary: '列出要过的个人信息副本' })
  @Requires('manageOwnAccount')
  list(@CurrentActor() actor: Actor): Promise<PersonalCopyView[]> {
    return this.copies.list(actor);
  }

  @Post('copy')
  @ApiOperation({ summary: '要一份自己的个人信息副本' })
  @Requires('manageOwnAccount')
  ask(@CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.copies.ask(actor);
  }

  @Get('copies/:id/data')
  @ApiOperation({ summary: '下载副本（JSON）' })
  @Requires('manageOwnAccount')
  @SendsFile()
  data(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MadeFile> {
    return this.copies.data(actor, id);
  }

  @Get('copies/:id/sheet')
  @ApiOperation({ summary: '下载副本（可打印）' })
  @Requires('manageOwnAccount')
  @SendsFile()
  sheet(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MadeFile> {
    return this.copies.sheet(actor, id);
  }

  @Get('closing')
  @ApiOperation({ summary: '看能不能注销、注销以后留什么' })
  @Requires('closeOwnAccount')
  closingView(@CurrentActor() actor: Actor): Promise<ClosingView> {
    return this.closing.view(actor);
  }

  @Post('closing')
  @ApiOperation({ summary: '注销账号' })
  @Requires('closeOwnAccount')
  @HttpCode(204)
  close(@CurrentActor() actor: Actor, @Body() body: CloseAccountRequest): Promise<void> {
    void body;
    return this.closing.close(actor);
  }
}
