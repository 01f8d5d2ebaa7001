import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ContractEndingView } from '@helan/contracts';
import { EndContractRequest, ReasonRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { EndingService } from './ending.service.js';

@ApiTags('breach')
@Controller('lots/:id/contract-ending')
export class EndingController {
  constructor(private readonly endings: EndingService) {}

  @Get()
  @ApiOperation({ summary: '看谁同意解除合同' })
  @Requires('readEnding')
  show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ContractEndingView> {
    return this.endings.show(actor, id);
  }

  @Post('consent')
  @ApiOperation({ summary: '表示同意解除合同' })
  @Door('SIGN')
  @Requires('consentToEnding')
  @HttpCode(204)
  consent(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.endings.consent(actor, id, body.reason);
  }

  @Post('consent/withdrawal')
  @ApiOperation({ summary: '收回解除合同的同意' })
  @Requires('consentToEnding')
  @HttpCode(204)
  takeBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.endings.takeBack(actor, id, body.reason);
  }

  @Post()
  @ApiOperation({ summary: '办理双方协议解除合同' })
  @Requires('declareBreach')
  @HttpCode(204)
  end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: EndContractRequest,
  ): Promise<void> {
    return this.endings.carryOut(actor, id, body);
  }
}
