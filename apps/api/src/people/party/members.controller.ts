import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, VillagerView } from '@helan/contracts';
import { ConfirmMemberRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { MembershipService } from './membership.service.js';

@ApiTags('party')
@Controller('village/members')
export class MembersController {
  constructor(private readonly members: MembershipService) {}

  @Get()
  @ApiOperation({ summary: '列出本村登记的人' })
  @Requires('confirmMember')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('search') search = '',
    @Query('at') at?: string,
  ): Promise<PageView<VillagerView>> {
    return this.members.list(actor, search, at);
  }

  @Put(':id')
  @ApiOperation({ summary: '确认是不是本集体成员' })
  @Requires('confirmMember')
  @HttpCode(204)
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ConfirmMemberRequest,
  ): Promise<void> {
    return this.members.confirm(actor, id, body);
  }
}
