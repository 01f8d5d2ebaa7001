import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';
import { Recounts } from './recounts.js';

@Module({
  controllers: [CalendarController],
  providers: [CalendarService, Recounts],
  exports: [CalendarService, Recounts],
})
export class CalendarModule {}
