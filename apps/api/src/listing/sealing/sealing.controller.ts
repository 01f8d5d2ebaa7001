import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { HolderKeyView, HoldersView } from '@helan/contracts';
import { HolderKeyRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { HolderKeys } from './holder-keys.service.js';
import { SealingTerms } from './sealing-terms.service.js';

@ApiTags('sealing')
@Controller()
export class SealingController {
  constructor(
    private readonly holders: HolderKeys,
    private readonly terms: SealingTerms,
  ) {}

  @Get('my/holder-key')
  @ApiOperation({ summary: '看自己登记的开标钥匙' })
  @Requires('holdKey')
  async showKey(@CurrentActor() actor: Actor): Promise<{ key: HolderKeyView | null }> {
    return { key: await this.holders.show(actor) };
  }

  @Post('my/holder-key')
  @ApiOperation({ summary: '登记自己的开标钥匙' })
  @Requires('holdKey')
  @HttpCode(204)
  enterKey(@CurrentActor() actor: Actor, @Body() { publicKey }: HolderKeyRequest): Promise<void> {
    return this.holders.enter(actor, publicKey);
  }

  @Get('projects/:id/sealing')
  @ApiOperation({ summary: '看一个项目的三位钥匙保管人' })
  @Requires('publishNotice')
  show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<HoldersView> {
    return this.terms.show(actor, id);
  }
}
