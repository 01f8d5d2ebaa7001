import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { VillagePointView } from '@helan/contracts';
import { VillagePointRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { VillagePoints } from './village-points.js';

@ApiTags('region')
@Controller('village-points')
export class VillagePointsController {
  constructor(private readonly points: VillagePoints) {}

  @Get()
  @ApiOperation({ summary: '列出各村的定位点' })
  @Requires('setVillagePoint')
  list(@CurrentActor() actor: Actor): Promise<VillagePointView[]> {
    return this.points.list(actor);
  }

  @Put(':code')
  @ApiOperation({ summary: '设定一个村的定位点' })
  @Requires('setVillagePoint')
  @HttpCode(204)
  set(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: VillagePointRequest,
  ): Promise<void> {
    return this.points.set(actor, code, body);
  }
}
