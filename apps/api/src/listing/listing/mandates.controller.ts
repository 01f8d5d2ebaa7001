import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { MandateToSeeView, ToSeePageView } from '@helan/contracts';
import { SeeMandateRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { Mandates } from './mandates.js';
import { ReviewService } from './review.service.js';

@ApiTags('listing')
@Controller()
export class MandatesController {
  constructor(
    private readonly mandates: Mandates,
    private readonly reviews: ReviewService,
  ) {}

  @Get('mandates')
  @ApiOperation({ summary: '列出等人核看的委托书' })
  @Requires('seeLiaisonPapers')
  @ApiQuery({ name: 'at', required: false })
  list(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<ToSeePageView<MandateToSeeView>> {
    return this.mandates.waiting(actor, at);
  }

  @Post('projects/:id/mandate-check')
  @ApiOperation({ summary: '核看一份委托书' })
  @Requires('seeLiaisonPapers')
  @HttpCode(204)
  see(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SeeMandateRequest,
  ): Promise<void> {
    return this.reviews.seeMandate(actor, id, body);
  }
}
