import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { PageView, QualificationView, RegistrationView, SavedView } from '@helan/contracts';
import {
  CorrectionRequest,
  DecideQualificationRequest,
  SaveRegistrationRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, NeedsConsent, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { Visits } from './visits.js';
import { RegistrationCorrections } from './correction.service.js';
import { FileViews } from './file-views.js';
import { QualificationQueries } from './qualification.queries.js';
import { RegistrationQueries } from './registration.queries.js';
import { RegistrationService } from './registration.service.js';

@ApiTags('registration')
@Controller()
export class RegistrationsController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly corrections: RegistrationCorrections,
    private readonly queries: RegistrationQueries,
    private readonly qualifications: QualificationQueries,
    private readonly views: FileViews,
    private readonly visits: Visits,
  ) {}

  @Get('my/registrations')
  @ApiOperation({ summary: '列出自己的报名' })
  @Requires('readOwnRegistrations')
  @ApiQuery({ name: 'at', required: false })
  list(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<RegistrationView>> {
    return this.queries.listOwn(actor, at);
  }

  @Get('my/registrations/:id')
  @ApiOperation({ summary: '看自己的一份报名' })
  @Requires('readOwnRegistrations')
  show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RegistrationView> {
    return this.queries.showOwn(actor, id);
  }

  @Post('lots/:lotId/registrations')
  @ApiOperation({ summary: '开始报名' })
  @Requires('registerForLot')
  begin(@CurrentActor() actor: Actor, @Param('lotId', IdPipe) lotId: string): Promise<{ id: string }> {
    return this.registrations.begin(actor, lotId);
  }

  @Put('registrations/:id')
  @ApiOperation({ summary: '保存报名' })
  @Requires('registerForLot')
  save(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SaveRegistrationRequest,
  ): Promise<SavedView> {
    return this.registrations.save(actor, id, body);
  }

  @Post('registrations/:id/submission')
  @ApiOperation({ summary: '提交报名' })
  @Door('REGISTER')
  @Requires('registerForLot')
  @NeedsConsent('REGISTRATION')
  @HttpCode(204)
  async submit(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.visits.note(actor, await this.registrations.submit(actor, id), request);
  }

  @Post('registrations/:id/resubmission')
  @ApiOperation({ summary: '补正以后重新提交报名' })
  @Door('REGISTER')
  @Requires('registerForLot')
  @NeedsConsent('REGISTRATION')
  @HttpCode(204)
  resubmit(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.corrections.resubmit(actor, id);
  }

  @Post('registrations/:id/correction-request')
  @ApiOperation({ summary: '要报名人补正' })
  @Requires('qualifyApplicant')
  @HttpCode(204)
  askCorrection(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { items }: CorrectionRequest,
  ): Promise<void> {
    return this.corrections.ask(actor, id, items);
  }

  @Post('registrations/:id/withdrawal')
  @ApiOperation({ summary: '撤回报名' })
  @Requires('registerForLot')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.registrations.withdraw(actor, id);
  }

  @Get('qualifications/next')
  @ApiOperation({ summary: '取下一份要审的报名' })
  @Requires('qualifyApplicant')
  async next(@CurrentActor() actor: Actor): Promise<{ file: QualificationView | null }> {
    const file = await this.qualifications.next();
    if (file) await this.views.note(actor, file.id);
    return { file };
  }

  @Post('registrations/:id/qualification')
  @ApiOperation({ summary: '审定报名资格' })
  @Requires('qualifyApplicant')
  @HttpCode(204)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: DecideQualificationRequest,
  ): Promise<void> {
    return this.registrations.decide(actor, id, body);
  }
}
