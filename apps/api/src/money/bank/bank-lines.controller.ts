import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { BankLineView, BankStatementLineView, PageView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { BankLineQueries } from './bank-line.queries.js';

@ApiTags('finance')
@Controller('finance')
export class BankLinesController {
  constructor(private readonly lines: BankLineQueries) {}

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
