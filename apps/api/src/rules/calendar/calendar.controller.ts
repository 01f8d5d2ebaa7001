import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { isPlainDate, periodFrom, shanghaiInstant } from '@helan/domain';
import type { WorkingDaysView } from '@helan/contracts';
import { Public } from '../../kernel/auth/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { CalendarService } from './calendar.service.js';

const MOST_DAYS = 250;

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  /** The working days after `from`, which is day 0 and moves to the next working day where it is none. */
  @Get('working-days')
  @ApiOperation({ summary: '数工作日' })
  @Public()
  @ApiQuery({ name: 'from', example: '2026-11-02' })
  @ApiQuery({ name: 'days', example: 7 })
  async count(@Query('from') from?: string, @Query('days') days?: string): Promise<WorkingDaysView> {
    if (!from || !isPlainDate(from)) throw refused('calendar.bad-date', undefined, 'from');
    const count = Number(days);
    if (!Number.isInteger(count) || count < 1 || count > MOST_DAYS)
      throw refused('request.invalid', undefined, 'days');
    const calendar = await this.calendars.load();
    const period = unwrap(periodFrom(calendar, shanghaiInstant(from, '09:00'), count));
    return { end: period.end, counted: period.counted, confirmedThrough: calendar.confirmedThrough };
  }
}
