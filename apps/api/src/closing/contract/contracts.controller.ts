import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { ContractView, PageView } from '@helan/contracts';
import { RenewContractRequest, SignContractRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, NeedsConsent, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { ContractQueries } from './contract.queries.js';
import { ContractService } from './contract.service.js';
import { Renewals } from './renewal.service.js';

@ApiTags('contract')
@Controller()
export class ContractsController {
  constructor(
    private readonly contracts: ContractService,
    private readonly queries: ContractQueries,
    private readonly renewals: Renewals,
  ) {}

  @Post('lots/:id/contract')
  @ApiOperation({ summary: '生成合同，送双方签' })
  @Requires('sendContract')
  send(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<{ id: string }> {
    return this.contracts.send(actor, id);
  }

  @Get('lots/:id/contract')
  @ApiOperation({ summary: '看一个标的的合同' })
  @Requires('readRecord')
  ofLot(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ContractView> {
    return this.queries.ofLot(actor, id);
  }

  @Get('my/contracts')
  @ApiOperation({ summary: '列出自己的合同' })
  @Requires('signContract')
  @ApiQuery({ name: 'at', required: false })
  own(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<ContractView>> {
    return this.queries.own(actor, at);
  }

  @Get('contracts/:id/file')
  @ApiOperation({ summary: '取合同文件' })
  @Requires('readRecord')
  @SendsFile()
  file(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoredFile> {
    return this.queries.file(actor, id);
  }

  @Post('contracts/:id/signatures')
  @ApiOperation({ summary: '签合同' })
  @Door('SIGN')
  @Requires('signContract')
  @NeedsConsent('SIGNING')
  @HttpCode(204)
  sign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SignContractRequest,
  ): Promise<void> {
    return this.contracts.sign(actor, id, body);
  }

  @Post('contracts/:id/renewal')
  @ApiOperation({ summary: '登记到期合同的续签' })
  @Requires('renewContract')
  @HttpCode(204)
  renew(@Param('id', IdPipe) id: string, @Body() body: RenewContractRequest): Promise<void> {
    return this.renewals.record(id, body);
  }
}
