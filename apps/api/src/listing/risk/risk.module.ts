import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ListingModule } from '../listing/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { ParcelModule } from '../../property/parcel/index.js';
import { AlertBook } from './alert-book.js';
import { ClockWatch } from './clock-watch.js';
import { RiskFactsReader } from './risk-facts.js';
import { RiskQueries } from './risk.queries.js';
import { RiskService } from './risk.service.js';
import { RisksController } from './risks.controller.js';

@Module({
  imports: [CalendarModule, ListingModule, ParameterModule, ParcelModule],
  controllers: [RisksController],
  providers: [AlertBook, ClockWatch, RiskFactsReader, RiskQueries, RiskService],
  exports: [AlertBook, RiskFactsReader],
})
export class RiskModule {}
