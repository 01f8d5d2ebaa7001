import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, SocialReviewView } from '@helan/contracts';
import { DecideSocialReviewRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { SocialReviewQueries } from './social-review.queries.js';
import { SocialReviews } from './social-review.service.js';

@ApiTags('registration')
@Controller('social-reviews')
export class SocialReviewsController {
  constructor(
    private readonly reviews: SocialReviews,
    private readonly queries: SocialReviewQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出要审查的工商企业' })
  @Requires('reviewBusiness')
  @ApiQuery({ name: 'at', required: false })
  list(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<SocialReviewView>> {
    return this.queries.list(actor, at);
  }

  @Post(':id/decision')
  @ApiOperation({ summary: '审定工商企业的资格' })
  @Requires('reviewBusiness')
  @HttpCode(204)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: DecideSocialReviewRequest,
  ): Promise<void> {
    return this.reviews.decide(actor, id, body);
  }
}
