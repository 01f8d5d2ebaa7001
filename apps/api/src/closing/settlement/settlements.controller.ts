import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { SettlementQueries } from './settlement.queries.js';

@ApiTags('settlement')
@Controller('lots/:id/settlement')
export class SettlementsController {
  constructor(private readonly queries: SettlementQueries) {}

  @Get('sheet')
  @ApiOperation({ summary: '取结算单' })
  @Requires('readRecord')
  @SendsFile()
  sheet(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StoredFile> {
    return this.queries.sheet(actor, id);
  }
}
