import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ParameterModule } from '../parameter/index.js';
import { RulingQueries } from './ruling.queries.js';
import { RulingService } from './ruling.service.js';
import { RulingsController } from './rulings.controller.js';
import { RulingWork } from './ruling-work.js';

@Module({
  imports: [CalendarModule, ParameterModule],
  controllers: [RulingsController],
  providers: [RulingWork, RulingQueries, RulingService],
})
export class RulingModule {}
