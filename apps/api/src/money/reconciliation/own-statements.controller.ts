import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { AccountStatementView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { AnswersAs } from '../../kernel/description/index.js';
import { refused } from '../../kernel/http/index.js';
import { XLSX } from '../../kernel/sheet/index.js';
import { type MadeFile, SendsFile } from '../../kernel/storage/send-file.js';
import { AccountViews } from './account-views.js';
import type { SubjectsAsked } from './account-subjects.js';

/** 分户账 of a village, for whoever looks after it too; and of the party for which somebody acts. */
@ApiTags('finance')
@Controller()
export class OwnStatementsController {
  constructor(private readonly accounts: AccountViews) {}

  @Get('finance/account-statements/villages/:code')
  @ApiOperation({ summary: '看一个村的资金分户账' })
  @Requires('readAccountStatement')
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  village(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<AccountStatementView> {
    return this.accounts.view({ kind: 'villages', id: code, actor }, { from, to });
  }

  @Get('finance/account-statements/villages/:code/paper')
  @ApiOperation({ summary: '打印一个村的资金分户账' })
  @AnswersAs('application/pdf')
  @Requires('readAccountStatement')
  @SendsFile()
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  villagePaper(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<MadeFile> {
    return this.accounts.paper({ kind: 'villages', id: code, actor }, { from, to });
  }

  @Get('finance/account-statements/villages/:code/sheet')
  @ApiOperation({ summary: '导出一个村的资金分户账' })
  @AnswersAs(XLSX)
  @Requires('readAccountStatement')
  @SendsFile()
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  villageSheet(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<MadeFile> {
    return this.accounts.sheet({ kind: 'villages', id: code, actor }, { from, to });
  }

  @Get('my/account-statement')
  @ApiOperation({ summary: '看自己的资金往来' })
  @Requires('readOwnMoney')
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  own(
    @CurrentActor() actor: Actor,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<AccountStatementView> {
    return this.accounts.view(ownOf(actor), { from, to });
  }

  @Get('my/account-statement/paper')
  @ApiOperation({ summary: '打印自己的资金往来' })
  @AnswersAs('application/pdf')
  @Requires('readOwnMoney')
  @SendsFile()
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  ownPaper(
    @CurrentActor() actor: Actor,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<MadeFile> {
    return this.accounts.paper(ownOf(actor), { from, to });
  }

  @Get('my/account-statement/sheet')
  @ApiOperation({ summary: '导出自己的资金往来' })
  @AnswersAs(XLSX)
  @Requires('readOwnMoney')
  @SendsFile()
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  ownSheet(
    @CurrentActor() actor: Actor,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<MadeFile> {
    return this.accounts.sheet(ownOf(actor), { from, to });
  }
}

function ownOf(actor: Actor): SubjectsAsked {
  if (actor.partyId === null) throw refused('resource.not-found');
  return { kind: 'own', id: actor.partyId, actor };
}
