import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PushKeyView } from '@helan/contracts';
import { PushEndingRequest, PushSubscriptionRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { PushSubscriptions } from './push-subscriptions.js';

/** Browsers that are sent messages while no page is open. */
@ApiTags('message')
@Controller('my')
export class PushController {
  constructor(private readonly subscriptions: PushSubscriptions) {}

  @Get('push-key')
  @ApiOperation({ summary: '开浏览器通知用的公钥' })
  @Requires('readOwnMessages')
  key(): PushKeyView {
    return this.subscriptions.key();
  }

  @Post('push-subscriptions')
  @ApiOperation({ summary: '在这个浏览器上开通知' })
  @Requires('readOwnMessages')
  @HttpCode(204)
  add(
    @CurrentActor() actor: Actor,
    @Req() { sessionID }: Request,
    @Body() body: PushSubscriptionRequest,
  ): Promise<void> {
    return this.subscriptions.add(actor, sessionID, body);
  }

  @Post('push-subscriptions/ending')
  @ApiOperation({ summary: '关掉这个浏览器的通知' })
  @Requires('readOwnMessages')
  @HttpCode(204)
  end(@CurrentActor() actor: Actor, @Body() { endpoint }: PushEndingRequest): Promise<void> {
    return this.subscriptions.end(actor, endpoint);
  }
}
