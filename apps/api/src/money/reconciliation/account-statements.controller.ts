import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { AccountStatementView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { AnswersAs } from '../../kernel/description/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { XLSX } from '../../kernel/sheet/index.js';
import { type MadeFile, SendsFile } from '../../kernel/storage/send-file.js';
import { AccountViews } from './account-views.js';

/** 分户账 of a project or of a party, for the desks of finance and whoever oversees them. */
@ApiTags('finance')
@Controller('finance/account-statements')
export class AccountStatementsController {
  constructor(private readonly accounts: AccountViews) {}

  @Get('projects/:id')
  @ApiOperation({ summary: '看项目的资金分户账' })
  @Requires('readFinance')
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  project(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<AccountStatementView> {
    return this.accounts.view({ kind: 'projects', id, actor }, { from, to });
  }

  @Get('projects/:id/paper')
  @ApiOperation({ summary: '打印项目的资金分户账' })
  @AnswersAs('application/pdf')
  @Requires('readFinance')
  @SendsFile()
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  projectPaper(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<MadeFile> {
    return this.accounts.paper({ kind: 'projects', id, actor }, { from, to });
  }

  @Get('projects/:id/sheet')
  @ApiOperation({ summary: '导出项目的资金分户账' })
  @AnswersAs(XLSX)
  @Requires('readFinance')
  @SendsFile()
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  projectSheet(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<MadeFile> {
    return this.accounts.sheet({ kind: 'projects', id, actor }, { from, to });
  }

  @Get('parties/:id')
  @ApiOperation({ summary: '看当事人的资金分户账' })
  @Requires('readFinance')
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  party(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<AccountStatementView> {
    return this.accounts.view({ kind: 'parties', id, actor }, { from, to });
  }

  @Get('parties/:id/paper')
  @ApiOperation({ summary: '打印当事人的资金分户账' })
  @AnswersAs('application/pdf')
  @Requires('readFinance')
  @SendsFile()
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  partyPaper(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<MadeFile> {
    return this.accounts.paper({ kind: 'parties', id, actor }, { from, to });
  }

  @Get('parties/:id/sheet')
  @ApiOperation({ summary: '导出当事人的资金分户账' })
  @AnswersAs(XLSX)
  @Requires('readFinance')
  @SendsFile()
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  partySheet(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<MadeFile> {
    return this.accounts.sheet({ kind: 'parties', id, actor }, { from, to });
  }
}
