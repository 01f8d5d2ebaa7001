import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, VoucherView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { AnswersAs } from '../../kernel/description/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { type MadeFile, SendsFile } from '../../kernel/storage/send-file.js';
import { VoucherPaper } from './voucher-paper.js';
import { Vouchers } from './vouchers.js';

@ApiTags('finance')
@Controller('finance')
export class VouchersController {
  constructor(
    private readonly vouchers: Vouchers,
    private readonly papers: VoucherPaper,
  ) {}

  @Get('vouchers')
  @ApiOperation({ summary: '列出开过的收据' })
  @Requires('readFinance')
  @ApiQuery({ name: 'at', required: false })
  list(@Query('at') at?: string): Promise<PageView<VoucherView>> {
    return this.vouchers.list(at);
  }

  /** Asked for again, the one that there is. */
  @Post('receipts/:id/voucher')
  @ApiOperation({ summary: '给一笔到账开收据' })
  @Requires('issueVoucher')
  @HttpCode(200)
  issue(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<{ no: string }> {
    return this.vouchers.issue(actor, id);
  }

  @Get('vouchers/:no/paper')
  @ApiOperation({ summary: '打印一张收据' })
  @AnswersAs('application/pdf')
  @Requires('readFinance')
  @SendsFile()
  paper(@Param('no') no: string): Promise<MadeFile> {
    return this.papers.of(no);
  }
}
