import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { HolderKeyView, HoldersView } from '@helan/contracts';
import { HolderKeyRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
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
  @Requires('holdKey')
  async showKey(@CurrentActor() actor: Actor): Promise<{ key: HolderKeyView | null }> {
    return { key: await this.holders.show(actor) };
  }

  @Post('my/holder-key')
  @Requires('holdKey')
  @HttpCode(204)
  enterKey(@CurrentActor() actor: Actor, @Body() { publicKey }: HolderKeyRequest): Promise<void> {
    return this.holders.enter(actor, publicKey);
  }

  @Get('projects/:id/sealing')
  @Requires('publishNotice')
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<HoldersView> {
    return this.terms.show(actor, id);
  }
}
