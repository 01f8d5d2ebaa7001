import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { BankStatementView, PageView } from '@helan/contracts';
import { RefuseBankStatementRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
import { requireBank } from './require-bank.js';
import { StatementChoices } from './statement-choices.js';
import { StatementCollections } from './statement-collections.js';
import { StatementUploads } from './statement-uploads.js';
import { StatementQueries } from './statement.queries.js';

@ApiTags('finance')
@Controller('finance')
export class BankStatementsController {
  constructor(
    private readonly uploads: StatementUploads,
    private readonly collections: StatementCollections,
    private readonly choices: StatementChoices,
    private readonly queries: StatementQueries,
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

  @Post('bank-statements/collection')
  @ApiOperation({ summary: '从银行取今天的文件' })
  @Requires('importStatement')
  @ApiQuery({ name: 'bank', enum: ['DEPOSIT_BANK', 'PRICE_BANK'] })
  collect(
    @CurrentActor() actor: Actor,
    @Query('bank') bank?: string,
  ): Promise<{ ids: string[]; known: number }> {
    return this.collections.collect(actor, requireBank(bank));
  }

  @Get('bank-statements/:id')
  @ApiOperation({ summary: '看一份银行文件' })
  @Requires('readFinance')
  find(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BankStatementView> {
    return this.queries.find(actor, id);
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
}
