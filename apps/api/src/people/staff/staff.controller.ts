import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type {
  PageView,
  StaffAccountView,
  StaffChangeView,
  StaffDecidedView,
  StaffProposedView,
} from '@helan/contracts';
import {
  ChangeStaffAccountRequest,
  ChangePostRequest,
  OpenAccountRequest,
  RefuseStaffChangeRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { KeepsItsKeys } from '../../kernel/deed/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { StaffChanges } from './staff-changes.js';
import { StaffQueries } from './staff.queries.js';

/**
 * Accounts of the staff: who has one, what is proposed of it, what another confirms. What is given once is kept nowhere,
 * beside the key of its press either: a second press finds that it was done.
 */
@ApiTags('staff')
@Controller()
export class StaffController {
  constructor(
    private readonly changes: StaffChanges,
    private readonly queries: StaffQueries,
  ) {}

  @Get('staff-accounts')
  @ApiOperation({ summary: '列出工作人员账号' })
  @Requires('readStaff')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'role', required: false })
  @ApiQuery({ name: 'disabled', required: false })
  @ApiQuery({ name: 'at', required: false })
  people(
    @Query('search') search?: string,
    @Query('role') role?: string,
    @Query('disabled') disabled?: string,
    @Query('at') at?: string,
  ): Promise<PageView<StaffAccountView>> {
    return this.queries.people({ search, role, isDisabled: yesOrNo(disabled), at });
  }

  @Get('staff-changes')
  @ApiOperation({ summary: '列出账号变动的申请' })
  @Requires('readStaff')
  @ApiQuery({ name: 'open', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('open') open?: string,
    @Query('at') at?: string,
  ): Promise<PageView<StaffChangeView>> {
    return this.queries.changes(actor, { isOpen: yesOrNo(open), at });
  }

  @Post('staff-changes/opening')
  @KeepsItsKeys()
  @ApiOperation({ summary: '申请开通账号' })
  @Header('Cache-Control', 'private, no-store')
  @Requires('proposeStaffChange')
  open(@CurrentActor() actor: Actor, @Body() body: OpenAccountRequest): Promise<StaffProposedView> {
    return this.changes.proposeOpening(actor, body);
  }

  @Post('staff-changes/post')
  @KeepsItsKeys()
  @ApiOperation({ summary: '申请改岗位、辖区或部门' })
  @Requires('proposeStaffChange')
  changePost(@CurrentActor() actor: Actor, @Body() body: ChangePostRequest): Promise<StaffProposedView> {
    return this.changes.proposePost(actor, body);
  }

  @Post('staff-changes/account')
  @KeepsItsKeys()
  @ApiOperation({ summary: '申请停用、恢复、解锁或重置账号' })
  @Header('Cache-Control', 'private, no-store')
  @Requires('proposeStaffChange')
  change(@CurrentActor() actor: Actor, @Body() body: ChangeStaffAccountRequest): Promise<StaffProposedView> {
    return this.changes.proposeOther(actor, body);
  }

  @Post('staff-changes/:id/withdrawal')
  @ApiOperation({ summary: '撤回账号变动的申请' })
  @Requires('proposeStaffChange')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.changes.withdraw(actor, id);
  }

  @Post('staff-changes/:id/confirmation')
  @KeepsItsKeys()
  @ApiOperation({ summary: '确认账号变动' })
  @Header('Cache-Control', 'private, no-store')
  @Requires('decideStaffChange')
  confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StaffDecidedView> {
    return this.changes.confirm(actor, id);
  }

  @Post('staff-changes/:id/refusal')
  @ApiOperation({ summary: '不同意账号变动' })
  @Requires('decideStaffChange')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: RefuseStaffChangeRequest,
  ): Promise<void> {
    return this.changes.refuse(actor, id, body.grounds);
  }
}
