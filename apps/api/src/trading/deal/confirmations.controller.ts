import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConfirmationView } from '@helan/contracts';
import { RefuseConfirmationRequest, SignContractRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, NeedsConsent, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { ConfirmationQueries } from './confirmation.queries.js';
import { ConfirmationService } from './confirmation.service.js';

@ApiTags('deal')
@Controller('lots/:id/confirmation')
export class ConfirmationsController {
  constructor(
    private readonly confirmations: ConfirmationService,
    private readonly queries: ConfirmationQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '看成交确认书' })
  @Requires('readRecord')
  show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ConfirmationView> {
    return this.queries.show(actor, id);
  }

  @Get('file')
  @ApiOperation({ summary: '取成交确认书文件' })
  @Requires('readRecord')
  @SendsFile()
  file(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoredFile> {
    return this.queries.file(actor, id);
  }

  @Post('signatures')
  @ApiOperation({ summary: '签成交确认书' })
  @Door('SIGN')
  @Requires('signContract')
  @NeedsConsent('SIGNING')
  @HttpCode(204)
  sign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SignContractRequest,
  ): Promise<void> {
    return this.confirmations.sign(actor, id, body);
  }

  @Post('refusal')
  @ApiOperation({ summary: '拒签成交确认书' })
  @Requires('signContract')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: RefuseConfirmationRequest,
  ): Promise<void> {
    return this.confirmations.refuse(actor, id, reason);
  }
}
