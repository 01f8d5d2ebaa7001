import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ListingModule } from '../listing/index.js';
import { ParameterModule } from '../parameter/index.js';
import { PropertyModule } from '../property/index.js';
import { RiskFactsReader } from './risk-facts.js';
import { RiskQueries } from './risk.queries.js';
import { RiskService } from './risk.service.js';
import { RisksController } from './risks.controller.js';

@Module({
  imports: [CalendarModule, ListingModule, ParameterModule, PropertyModule],
  controllers: [RisksController],
  providers: [RiskFactsReader, RiskQueries, RiskService],
})
export class RiskModule {}
