import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReferralRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { Purchases } from './purchases.js';
import { Relistings } from './relistings.js';

/** Where a listing goes on that has no way on here: anew, or on another platform. */
@ApiTags('listing')
@Controller('projects/:id')
export class RelistingsController {
  constructor(
    private readonly relistings: Relistings,
    private readonly purchases: Purchases,
  ) {}

  @Post('relisting')
  @ApiOperation({ summary: '流标后再次挂牌' })
  @Door('APPLY')
  @Requires('applyForListing')
  begin(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<{ id: string }> {
    return this.relistings.begin(actor, id);
  }

  @Post('referral')
  @ApiOperation({ summary: '依法必须招标的采购，转到专门平台办理' })
  @Requires('applyForListing')
  @HttpCode(204)
  refer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReferralRequest,
  ): Promise<void> {
    return this.purchases.refer(actor, id, body);
  }
}
