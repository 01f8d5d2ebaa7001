import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ConfirmationView } from '@helan/contracts';
import { RefuseConfirmationRequest, SignContractRequest } from '@helan/contracts/requests';
import type { Response } from 'express';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { ConfirmationQueries } from './confirmation.queries.js';
import { ConfirmationService } from './confirmation.service.js';

@ApiTags('deal')
@Controller('lots/:id/confirmation')
export class ConfirmationsController {
  constructor(
    private readonly confirmations: ConfirmationService,
    private readonly queries: ConfirmationQueries,
    private readonly files: FileStore,
  ) {}

  @Get()
  @Requires('readRecord')
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ConfirmationView> {
    return this.queries.show(actor, id);
  }

  @Get('file')
  @Requires('readRecord')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.queries.file(actor, id);
    await this.files.send(response, file, 'PLATFORM');
  }

  @Post('signatures')
  @Requires('signContract')
  @HttpCode(204)
  sign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignContractRequest,
  ): Promise<void> {
    return this.confirmations.sign(actor, id, body);
  }

  @Post('refusal')
  @Requires('signContract')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RefuseConfirmationRequest,
  ): Promise<void> {
    return this.confirmations.refuse(actor, id, reason);
  }
}
