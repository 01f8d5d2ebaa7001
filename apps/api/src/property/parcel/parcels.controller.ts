import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, ParcelRowView, ParcelView } from '@helan/contracts';
import { CorrectParcelRequest, SplitParcelRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { ParcelChanges } from './parcel-changes.js';
import { ParcelQueries } from './parcel.queries.js';

@ApiTags('property')
@Controller('parcels')
export class ParcelsController {
  constructor(
    private readonly changes: ParcelChanges,
    private readonly queries: ParcelQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出地块' })
  @Requires('readParcels')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('search') search = '',
    @Query('at') at?: string,
  ): Promise<PageView<ParcelRowView>> {
    return this.queries.list(actor, search, at);
  }

  @Get(':id')
  @ApiOperation({ summary: '看一块地' })
  @Requires('readParcels')
  show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ParcelView> {
    return this.queries.show(actor, id);
  }

  @Post(':id/correction')
  @ApiOperation({ summary: '更正地块面积' })
  @Requires('keepParcels')
  @HttpCode(204)
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { mu, reason }: CorrectParcelRequest,
  ): Promise<void> {
    return this.changes.correct(actor, id, mu, reason);
  }

  @Post(':id/split')
  @ApiOperation({ summary: '分割地块' })
  @Requires('keepParcels')
  @HttpCode(204)
  split(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SplitParcelRequest,
  ): Promise<void> {
    return this.changes.split(actor, id, body.parts, body.reason);
  }
}
