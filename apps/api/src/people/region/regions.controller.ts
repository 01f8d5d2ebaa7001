import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RegionView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { Public } from '../../kernel/auth/index.js';
import { SameForAll } from '../../kernel/http/index.js';

@ApiTags('region')
@Controller('regions')
export class RegionsController {
  constructor(private readonly dataSource: DataSource) {}

  /** County, townships and villages with their statistical codes. */
  @Get()
  @ApiOperation({ summary: '列出县、乡镇、村' })
  @Public()
  @SameForAll()
  list(): Promise<RegionView[]> {
    return this.dataSource.query('select code, name, parent_code as "parentCode" from region order by code');
  }
}
