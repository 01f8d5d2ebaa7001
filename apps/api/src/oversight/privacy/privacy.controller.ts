import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type {
  FactChoiceView,
  FullValueView,
  NeededConsentsView,
  NotedViewView,
  PageView,
  RetentionReportView,
  ViewedPersonView,
} from '@helan/contracts';
import { PaperConsentRequest, PartnerConsentRequest, ViewFullValueRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { ConsentQueries } from './consents.queries.js';
import { Consents } from './consents.service.js';
import { PersonalViews } from './personal-views.js';
import { RetentionJob } from './retention.js';

/** Privacy as staff and those who file for others deal with it. */
@ApiTags('oversight')
@Controller()
export class PrivacyController {
  constructor(
    private readonly consents: Consents,
    private readonly queries: ConsentQueries,
    private readonly views: PersonalViews,
    private readonly retention: RetentionJob,
  ) {}

  @Get('projects/:id/consents')
  @ApiOperation({ summary: '提交申请以前还差哪些同意' })
  @Requires('applyForListing')
  ofProject(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<NeededConsentsView> {
    return this.queries.needed(actor, 'LISTING', id);
  }

  @Get('registrations/:id/consents')
  @ApiOperation({ summary: '提交报名以前还差哪些同意' })
  @Requires('registerForLot')
  ofRegistration(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<NeededConsentsView> {
    return this.queries.needed(actor, 'REGISTRATION', id);
  }

  @Post('projects/:id/paper-consent')
  @ApiOperation({ summary: '登记本人签过字的书面同意' })
  @Requires('fileForVillager')
  @HttpCode(204)
  onPaper(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: PaperConsentRequest,
  ): Promise<void> {
    return this.consents.givePaper(actor, id, body);
  }

  @Post('registrations/:id/partner-consent')
  @ApiOperation({ summary: '登记联合报名人的书面同意' })
  @Requires('registerForLot')
  @HttpCode(204)
  ofPartner(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: PartnerConsentRequest,
  ): Promise<void> {
    return this.consents.givePartners(actor, id, body);
  }

  @Get('full-value-choices')
  @ApiOperation({ summary: '可以看哪些完整号码、凭什么理由' })
  @Requires('viewFullValue')
  choices(): FactChoiceView[] {
    return this.views.choices();
  }

  /** Reading is written down with its reason: what is asked for changes something, too. */
  @Post('parties/:id/views')
  @ApiOperation({ summary: '写明为什么要看一个完整号码' })
  @Requires('viewFullValue')
  note(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ViewFullValueRequest,
  ): Promise<NotedViewView> {
    return this.views.note(actor, id, body);
  }

  @Get('personal-views/:id/value')
  @ApiOperation({ summary: '取写过理由的那个完整号码' })
  @Requires('viewFullValue')
  value(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<FullValueView> {
    return this.views.value(actor, id);
  }

  @Get('personal-views')
  @ApiOperation({ summary: '列出谁看过谁的完整号码' })
  @Requires('readPersonalViews')
  @ApiQuery({ name: 'at', required: false })
  allViews(@Query('at') at?: string): Promise<PageView<ViewedPersonView>> {
    return this.views.all(at);
  }

  @Get('retention')
  @ApiOperation({ summary: '看每类信息留多久、到期删了多少' })
  @Requires('readRetention')
  report(): Promise<RetentionReportView> {
    return this.retention.report();
  }
}
