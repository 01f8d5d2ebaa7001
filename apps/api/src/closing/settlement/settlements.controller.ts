import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { ContractEntity, ContractQueries } from '../contract/index.js';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';

@ApiTags('settlement')
@Controller('lots/:id/settlement')
export class SettlementsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly contracts: ContractQueries,
    private readonly files: FileStore,
  ) {}

  /** The sheet, for the two sides and for the staff whose work needs it. */
  @Get('sheet')
  @Requires('readRecord')
  async sheet(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const contract = await this.dataSource.manager.findOneBy(ContractEntity, { lotId: id });
    const rows: { file_id: string }[] = await this.dataSource.query(
      'select file_id from settlement where lot_id = $1',
      [id],
    );
    const file =
      contract && rows[0] && this.contracts.mayRead(actor, contract)
        ? await this.files.find(rows[0].file_id)
        : undefined;
    if (!file) throw refused('resource.not-found');
    await this.files.send(response, file, 'PLATFORM');
  }
}
