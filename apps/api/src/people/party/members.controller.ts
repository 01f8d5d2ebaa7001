import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { VillagerView } from '@helan/contracts';
import { ConfirmMemberRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { MembershipService } from './membership.service.js';

@ApiTags('party')
@Controller('village/members')
export class MembersController {
  constructor(private readonly members: MembershipService) {}

  @Get()
  @ApiOperation({ summary: '列出本村登记的人' })
  @Requires('confirmMember')
  list(@CurrentActor() actor: Actor): Promise<VillagerView[]> {
    return this.members.list(actor);
  }

  @Put(':id')
  @ApiOperation({ summary: '确认是不是本集体成员' })
  @Requires('confirmMember')
  @HttpCode(204)
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConfirmMemberRequest,
  ): Promise<void> {
    return this.members.confirm(actor, id, body);
  }
}
