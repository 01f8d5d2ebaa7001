import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { WorkingDaysView } from '@helan/contracts';
import { Public } from '../../kernel/auth/index.js';
import { CalendarService } from './calendar.service.js';

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  /** The working days after `from`, which is day 0 and moves to the next working day where it is none: so many, or up to a date. */
  @Get('working-days')
  @ApiOperation({ summary: '数工作日' })
  @Public()
  @ApiQuery({ name: 'from', example: '2026-11-02' })
  @ApiQuery({ name: 'days', example: 7, required: false })
  @ApiQuery({ name: 'to', example: '2026-11-11', required: false })
  count(
    @Query('from') from = '',
    @Query('days') days?: string,
    @Query('to') to?: string,
  ): Promise<WorkingDaysView> {
    return to === undefined
      ? this.calendars.countOn(from, days ?? '')
      : this.calendars.countBetween(from, to);
  }
}
