import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CeremonyView, HolderKeyView } from '@helan/contracts';
import { HolderKeyRequest, MakeKeysRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { Ceremony } from './ceremony.service.js';
import { HolderKeys } from './holder-keys.service.js';

@ApiTags('sealing')
@Controller()
export class SealingController {
  constructor(
    private readonly holders: HolderKeys,
    private readonly ceremony: Ceremony,
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
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CeremonyView> {
    return this.ceremony.show(actor, id);
  }

  @Post('projects/:id/sealing')
  @Requires('publishNotice')
  @HttpCode(204)
  enter(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MakeKeysRequest,
  ): Promise<void> {
    return this.ceremony.enter(actor, id, body);
  }
}
