import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { MouthTellingView, PageView, SetAsideView, UnsentMessageView } from '@helan/contracts';
import { MouthTellingRequest, SettleMessageRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { MouthList } from './mouth-list.js';
import { Unsent } from './unsent.service.js';

/** What could not be sent, and what is told by mouth. */
@ApiTags('message')
@Controller()
export class MessagesConsoleController {
  constructor(
    private readonly unsent: Unsent,
    private readonly mouthList: MouthList,
  ) {}

  @Get('unsent-messages')
  @ApiOperation({ summary: '列出没有发出去的短信' })
  @Requires('tendMessages')
  @ApiQuery({ name: 'at', required: false })
  listUnsent(@Query('at') at?: string): Promise<PageView<UnsentMessageView>> {
    return this.unsent.list(at);
  }

  @Post('unsent-messages/:id/trial')
  @ApiOperation({ summary: '再发一次' })
  @Requires('tendMessages')
  @HttpCode(204)
  tryAgain(@Param('id', IdPipe) id: string): Promise<void> {
    return this.unsent.tryAgain(id);
  }

  @Post('unsent-messages/:id/handover')
  @ApiOperation({ summary: '交信息联络员当面告知' })
  @Requires('tendMessages')
  @HttpCode(204)
  giveToLiaison(@Param('id', IdPipe) id: string): Promise<void> {
    return this.unsent.giveToLiaison(id);
  }

  @Post('unsent-messages/:id/settlement')
  @ApiOperation({ summary: '记下没发出的短信已经另行告知' })
  @Requires('tendMessages')
  @HttpCode(204)
  settle(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: SettleMessageRequest,
  ): Promise<void> {
    return this.unsent.settle(actor, id, note);
  }

  @Get('unread-news')
  @ApiOperation({ summary: '列出没能写成消息、等着重试的事项' })
  @Requires('keepDeadlines')
  listSetAside(): Promise<SetAsideView[]> {
    return this.unsent.setAside();
  }

  @Post('unread-news/trial')
  @ApiOperation({ summary: '马上重试没能写成消息的事项' })
  @Requires('keepDeadlines')
  @HttpCode(204)
  readAgain(): Promise<void> {
    return this.unsent.readAgain();
  }

  @Get('mouth-tellings')
  @ApiOperation({ summary: '列出要当面告知的消息，或者过了期限的、告知过的' })
  @Requires('tellByMouth')
  @ApiQuery({ name: 'told', required: false })
  @ApiQuery({ name: 'lapsed', required: false })
  @ApiQuery({ name: 'at', required: false })
  listTellings(
    @CurrentActor() actor: Actor,
    @Query('told') told?: string,
    @Query('lapsed') lapsed?: string,
    @Query('at') at?: string,
  ): Promise<PageView<MouthTellingView>> {
    const which = yesOrNo(told) ? 'TOLD' : yesOrNo(lapsed) ? 'LAPSED' : 'WAITING';
    return this.mouthList.list(actor, which, at);
  }

  @Post('mouth-tellings/:id/tick')
  @ApiOperation({ summary: '记下已经当面告知' })
  @Requires('tellByMouth')
  @HttpCode(204)
  tick(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: MouthTellingRequest,
  ): Promise<void> {
    return this.mouthList.tick(actor, id, body);
  }

  @Delete('mouth-tellings/:id/tick')
  @ApiOperation({ summary: '记错了，还没有当面告知' })
  @Requires('tellByMouth')
  @HttpCode(204)
  untick(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.mouthList.untick(actor, id);
  }
}
