import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ListingModule } from '../listing/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { PartyModule } from '../../people/party/index.js';
import { ParcelModule } from '../../property/parcel/index.js';
import { AlertBook } from './alert-book.js';
import { ClockWatch } from './clock-watch.js';
import { Escalations } from './escalations.js';
import { HoldCounts } from './hold-counts.js';
import { HoldReleases } from './hold-releases.js';
import { HoldsController } from './holds.controller.js';
import { RiskFactsReader } from './risk-facts.js';
import { RiskHolds } from './risk-holds.js';
import { RiskQueries } from './risk.queries.js';
import { RiskService } from './risk.service.js';
import { RiskFiguresController } from './risk-figures.controller.js';
import { RisksController } from './risks.controller.js';
import { RiskWork } from './risk-work.js';

@Module({
  imports: [CalendarModule, ListingModule, ParameterModule, PartyModule, ParcelModule],
  controllers: [RiskFiguresController, RisksController, HoldsController],
  providers: [
    RiskWork,
    AlertBook,
    ClockWatch,
    Escalations,
    HoldCounts,
    HoldReleases,
    RiskFactsReader,
    RiskHolds,
    RiskQueries,
    RiskService,
  ],
  exports: [AlertBook, HoldCounts, RiskFactsReader, RiskHolds, RiskService],
})
export class RiskModule {}
