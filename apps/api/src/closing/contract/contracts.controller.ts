import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ContractView } from '@helan/contracts';
import { SignContractRequest } from '@helan/contracts/requests';
import type { Response } from 'express';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { ContractQueries } from './contract.queries.js';
import { ContractService } from './contract.service.js';

@ApiTags('contract')
@Controller()
export class ContractsController {
  constructor(
    private readonly contracts: ContractService,
    private readonly queries: ContractQueries,
    private readonly files: FileStore,
  ) {}

  @Post('lots/:id/contract')
  @Requires('sendContract')
  send(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<{ id: string }> {
    return this.contracts.send(actor, id);
  }

  @Get('lots/:id/contract')
  @Requires('readRecord')
  ofLot(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ContractView> {
    return this.queries.ofLot(actor, id);
  }

  @Get('my/contracts')
  @Requires('signContract')
  own(@CurrentActor() actor: Actor): Promise<ContractView[]> {
    return this.queries.own(actor);
  }

  @Get('contracts/:id/file')
  @Requires('readRecord')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.queries.file(actor, id);
    await this.files.send(response, file, 'PLATFORM');
  }

  @Post('contracts/:id/signatures')
  @Requires('signContract')
  @HttpCode(204)
  sign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignContractRequest,
  ): Promise<void> {
    return this.contracts.sign(actor, id, body);
  }
}
