import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { StatementSubjectView, StatementView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { AnswersAs } from '../../kernel/description/index.js';
import { XLSX } from '../../kernel/sheet/index.js';
import { type MadeFile, SendsFile } from '../../kernel/storage/send-file.js';
import { AccountViews } from './account-views.js';
import { StatementFiles } from './statement-files.js';
import { TurnoverQueries, toStatementView } from './turnover.queries.js';

/** `2026-11` or `2026`. */
@ApiTags('finance')
@Controller('finance')
export class StatementsController {
  constructor(
    private readonly turnovers: TurnoverQueries,
    private readonly files: StatementFiles,
    private readonly accounts: AccountViews,
  ) {}

  /** Of what a statement of accounts can be asked for. */
  @Get('statement-subjects')
  @ApiOperation({ summary: '按名称、编号找资金分户账' })
  @Requires('readAccountStatement')
  @ApiQuery({ name: 'q', required: false })
  find(@CurrentActor() actor: Actor, @Query('q') q = ''): Promise<StatementSubjectView[]> {
    return this.accounts.find(actor, q);
  }

  @Get('statements/:period')
  @ApiOperation({ summary: '看一个月、一年的余额和收支汇总' })
  @Requires('readFinance')
  async statement(@Param('period') period: string): Promise<StatementView> {
    return toStatementView(await this.turnovers.statement(period));
  }

  @Get('statements/:period/paper')
  @ApiOperation({ summary: '打印一个月、一年的余额和收支汇总' })
  @AnswersAs('application/pdf')
  @Requires('readFinance')
  @SendsFile()
  async paper(@Param('period') period: string): Promise<MadeFile> {
    return this.files.paperOf(await this.turnovers.statement(period));
  }

  @Get('statements/:period/sheet')
  @ApiOperation({ summary: '导出一个月、一年的余额和收支汇总' })
  @AnswersAs(XLSX)
  @Requires('readFinance')
  @SendsFile()
  async sheet(@Param('period') period: string): Promise<MadeFile> {
    return this.files.sheetOf(await this.turnovers.statement(period));
  }
}
