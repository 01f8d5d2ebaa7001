import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { RISK_LEVELS, RISK_RULES, type RiskCode, type RiskLevel } from '@helan/domain';
import type { RiskFigureView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { Requires } from '../../kernel/auth/index.js';

/** Figures alone: no project, no name. */
@ApiTags('risk')
@Controller('risk-figures')
export class RiskFiguresController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({ summary: '看风险提示的数字' })
  @Requires('readRiskFigures')
  async list(): Promise<RiskFigureView[]> {
    const rows: { code: RiskCode; level: RiskLevel; open: number; closed: number }[] =
      await this.dataSource.query(
        `select code, level, count(*) filter (where closed_at is null)::int as open,
         count(*) filter (where closed_at is not null)::int as closed
       from risk_alert group by code, level order by level, code`,
      );
    return rows.map(({ code, level, ...counts }) => ({
      code,
      name: RISK_RULES[code],
      levelName: RISK_LEVELS[level],
      ...counts,
    }));
  }
}
