import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { AnswersAs } from '../../kernel/description/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { type MadeFile, SendsFile } from '../../kernel/storage/send-file.js';
import { OrderFiles } from './order-files.js';

@ApiTags('finance')
@Controller('finance/payment-batches')
export class OrderFilesController {
  constructor(private readonly files: OrderFiles) {}

  /** That it was made is noted, and by whom: all accounts stand in it in full. */
  @Get(':id/file')
  @ApiOperation({ summary: '导出一批付款给银行' })
  @AnswersAs('application/octet-stream')
  @Requires('executePayment')
  @SendsFile()
  make(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MadeFile> {
    return this.files.make(actor, id);
  }
}
