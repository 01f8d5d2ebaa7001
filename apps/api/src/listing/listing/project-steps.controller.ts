import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CorrectionRequest,
  OpinionRequest,
  ReasonRequest,
  RejectionRequest,
  ResubmitApplicationRequest,
  SiteCheckRequest,
  SubmitApplicationRequest,
  SupervisorPermissionRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, NeedsConsent, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { ApplicationService } from './application.service.js';
import { Purchases } from './purchases.js';
import { ReviewService } from './review.service.js';

/** Steps of a project until its notice; each is a noun that is posted. */
@ApiTags('listing')
@Controller('projects/:id')
export class ProjectStepsController {
  constructor(
    private readonly applications: ApplicationService,
    private readonly reviews: ReviewService,
    private readonly purchases: Purchases,
  ) {}

  @Post('submission')
  @ApiOperation({ summary: '提交申请' })
  @Door('APPLY')
  @Requires('applyForListing')
  @NeedsConsent('LISTING')
  @HttpCode(204)
  submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { version }: SubmitApplicationRequest,
  ): Promise<void> {
    return this.applications.submit(actor, id, version);
  }

  @Post('resubmission')
  @ApiOperation({ summary: '补正以后重新提交' })
  @Door('APPLY')
  @Requires('applyForListing')
  @NeedsConsent('LISTING')
  @HttpCode(204)
  resubmit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason, version }: ResubmitApplicationRequest,
  ): Promise<void> {
    return this.applications.resubmit(actor, id, reason, version);
  }

  @Post('withdrawal')
  @ApiOperation({ summary: '撤回申请' })
  @Requires('applyForListing')
  @HttpCode(204)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.applications.withdraw(actor, id, body.reason);
  }

  @Post('verification')
  @ApiOperation({ summary: '村里核实现场' })
  @Requires('verifySite')
  @HttpCode(204)
  verify(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SiteCheckRequest,
  ): Promise<void> {
    return this.reviews.verifySite(actor, id, body);
  }

  @Post('township-review')
  @ApiOperation({ summary: '乡镇审核通过' })
  @Requires('reviewAsTownship')
  @HttpCode(204)
  passTownship(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: OpinionRequest,
  ): Promise<void> {
    return this.reviews.passTownship(actor, id, body.opinion ?? '');
  }

  @Post('acceptance')
  @ApiOperation({ summary: '中心受理' })
  @Requires('acceptApplication')
  @HttpCode(204)
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: OpinionRequest,
  ): Promise<void> {
    return this.reviews.accept(actor, id, body.opinion ?? '');
  }

  @Post('review')
  @ApiOperation({ summary: '中心审核通过' })
  @Requires('reviewApplication')
  @HttpCode(204)
  passReview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: OpinionRequest,
  ): Promise<void> {
    return this.reviews.passReview(actor, id, body.opinion ?? '');
  }

  @Post('correction-request')
  @ApiOperation({ summary: '退回补正，一次说清' })
  @Requires('reviewAtAnyStep')
  @HttpCode(204)
  requestCorrection(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: CorrectionRequest,
  ): Promise<void> {
    return this.reviews.requestCorrection(actor, id, body.items);
  }

  @Post('rejection')
  @ApiOperation({ summary: '不予受理' })
  @Requires('reviewAtAnyStep')
  @HttpCode(204)
  reject(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { code, reason }: RejectionRequest,
  ): Promise<void> {
    return this.reviews.reject(actor, id, code, reason);
  }

  @Post('notice-return')
  @ApiOperation({ summary: '公告不批准，退回审核' })
  @Requires('publishNotice')
  @HttpCode(204)
  returnNotice(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.reviews.returnNotice(actor, id, body.reason);
  }

  @Post('permission-request')
  @ApiOperation({ summary: '请监管部门准许超限采购，或者二十年以上的土地租期' })
  @Requires('applyForListing')
  @HttpCode(204)
  askPermission(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.purchases.askPermission(actor, id, body.reason);
  }

  /** The supervisor lets a purchase beyond the plan's ceiling in, or a lease of land run beyond twenty years. */
  @Post('purchase-permission')
  @ApiOperation({ summary: '监管部门准许超限采购，或者二十年以上的土地租期' })
  @Requires('permitPurchase')
  @HttpCode(204)
  permit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SupervisorPermissionRequest,
  ): Promise<void> {
    return this.purchases.permit(actor, id, body);
  }
}
