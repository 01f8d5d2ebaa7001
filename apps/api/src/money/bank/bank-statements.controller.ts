import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { BankLineView, BankStatementLineView, BankStatementView, PageView } from '@helan/contracts';
import { RefuseBankStatementRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
import { BankLineQueries } from './bank-line.queries.js';
import { requireBank } from './require-bank.js';
import { StatementChoices } from './statement-choices.js';
import { StatementUploads } from './statement-uploads.js';
import { StatementQueries } from './statement.queries.js';

@ApiTags('finance')
@Controller('finance')
export class BankStatementsController {
  constructor(
    private readonly uploads: StatementUploads,
    private readonly choices: StatementChoices,
    private readonly queries: StatementQueries,
    private readonly lines: BankLineQueries,
  ) {}

  @Get('bank-statements')
  @ApiOperation({ summary: '列出银行文件' })
  @Requires('readFinance')
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('state') state?: string,
    @Query('at') at?: string,
  ): Promise<PageView<BankStatementView>> {
    return this.queries.list(actor, state, at);
  }

  /** The file comes as a form; whose account it must be of stands in the address. */
  @Post('bank-statements')
  @ApiOperation({ summary: '导入一份银行文件' })
  @Requires('importStatement')
  @ApiQuery({ name: 'bank', enum: ['DEPOSIT_BANK', 'PRICE_BANK'] })
  @TakesFile()
  upload(
    @CurrentActor() actor: Actor,
    @IncomingForm() form: Incoming,
    @Query('bank') bank?: string,
  ): Promise<{ id: string }> {
    return this.uploads.take(actor, requireBank(bank), form);
  }

  @Get('bank-statements/:id')
  @ApiOperation({ summary: '看一份银行文件' })
  @Requires('readFinance')
  find(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BankStatementView> {
    return this.queries.find(actor, id);
  }

  @Get('bank-statements/:id/lines')
  @ApiOperation({ summary: '列出银行文件里的各笔' })
  @Requires('readFinance')
  @ApiQuery({ name: 'verdict', required: false })
  @ApiQuery({ name: 'at', required: false })
  listLines(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('verdict') verdict?: string,
    @Query('at') at?: string,
  ): Promise<PageView<BankStatementLineView>> {
    return this.lines.preview(actor, id, verdict, at);
  }

  @Post('bank-statements/:id/taking')
  @ApiOperation({ summary: '收下银行文件里好的各笔' })
  @Requires('importStatement')
  @HttpCode(204)
  take(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.choices.take(actor, id);
  }

  @Post('bank-statements/:id/release')
  @ApiOperation({ summary: '复核银行文件' })
  @Requires('releaseStatement')
  @HttpCode(204)
  release(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.choices.release(actor, id);
  }

  @Post('bank-statements/:id/refusal')
  @ApiOperation({ summary: '整份银行文件不收' })
  @Requires('refuseStatement')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: RefuseBankStatementRequest,
  ): Promise<void> {
    return this.choices.refuse(actor, id, body.reason);
  }

  @Post('bank-statements/:id/retry')
  @ApiOperation({ summary: '停下的银行文件再试一次' })
  @Requires('importStatement')
  @HttpCode(204)
  retry(@Param('id', IdPipe) id: string): Promise<void> {
    return this.choices.retry(id);
  }

  @Get('bank-lines')
  @ApiOperation({ summary: '列出银行流水' })
  @Requires('readFinance')
  @ApiQuery({ name: 'bank', required: false })
  @ApiQuery({ name: 'outcome', required: false })
  @ApiQuery({ name: 'at', required: false })
  listTaken(
    @Query('bank') bank?: string,
    @Query('outcome') outcome?: string,
    @Query('at') at?: string,
  ): Promise<PageView<BankLineView>> {
    return this.lines.taken({ bank, outcome }, at);
  }
}
