import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { MessageGroupView, MessageView, PageView, UnreadView } from '@helan/contracts';
import { MessageChoiceRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { MessageChoices } from './message-choices.js';
import { MessageQueries } from './message.queries.js';

/** What somebody is told by the platform, and by which ways. */
@ApiTags('message')
@Controller('my')
export class MessagesController {
  constructor(
    private readonly queries: MessageQueries,
    private readonly choices: MessageChoices,
  ) {}

  @Get('messages')
  @ApiOperation({ summary: '列出自己的消息' })
  @Requires('readOwnMessages')
  @ApiQuery({ name: 'unread', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('unread') unread?: string,
    @Query('at') at?: string,
  ): Promise<PageView<MessageView>> {
    return this.queries.list(actor, at, yesOrNo(unread));
  }

  @Get('messages/unread')
  @ApiOperation({ summary: '没有读过的消息有几条' })
  @Requires('readOwnMessages')
  unread(@CurrentActor() actor: Actor): Promise<UnreadView> {
    return this.queries.unread(actor);
  }

  @Post('messages/reading')
  @ApiOperation({ summary: '全部标为已读' })
  @Requires('readOwnMessages')
  @HttpCode(204)
  markAllRead(@CurrentActor() actor: Actor): Promise<void> {
    return this.queries.markAllRead(actor);
  }

  @Post('messages/:id/reading')
  @ApiOperation({ summary: '标为已读' })
  @Requires('readOwnMessages')
  @HttpCode(204)
  markRead(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.queries.markRead(actor, id);
  }

  @Get('message-choices')
  @ApiOperation({ summary: '自己要用哪些方式收消息' })
  @Requires('readOwnMessages')
  listChoices(@CurrentActor() actor: Actor): Promise<MessageGroupView[]> {
    return this.choices.list(actor);
  }

  @Post('message-choices')
  @ApiOperation({ summary: '打开或者关闭一种方式' })
  @Requires('readOwnMessages')
  @HttpCode(204)
  choose(@CurrentActor() actor: Actor, @Body() body: MessageChoiceRequest): Promise<void> {
    return this.choices.choose(actor, body);
  }
}
