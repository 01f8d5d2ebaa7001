import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { AnswersAs } from '../../kernel/description/index.js';
import { IdPipe, refused } from '../../kernel/http/index.js';
import { calendarFile } from './calendar-file.js';
import { type OwnDate, OwnDates } from './own-dates.js';

const CALENDAR = 'text/calendar; charset=utf-8';

/** Sessions and due days as a file for the calendar of a phone. */
@ApiTags('message')
@Controller('my')
export class CalendarFilesController {
  constructor(
    private readonly dates: OwnDates,
    private readonly clock: PlatformClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('calendar.ics')
  @ApiOperation({ summary: '自己的竞价时间和期限，日历文件' })
  @AnswersAs('text/calendar')
  @Requires('readOwnMessages')
  async all(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.send(response, await this.dates.of(actor));
  }

  @Get('lots/:id/calendar.ics')
  @ApiOperation({ summary: '一个标的的竞价时间和期限，日历文件' })
  @AnswersAs('text/calendar')
  @Requires('readOwnMessages')
  async ofLot(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const own = (await this.dates.of(actor)).filter(({ lotId }) => lotId === id);
    if (own.length === 0) throw refused('resource.not-found');
    return this.send(response, own);
  }

  private async send(response: Response, dates: readonly OwnDate[]): Promise<string> {
    response.setHeader('Content-Type', CALENDAR);
    return calendarFile(dates, { publicUrl: this.config.publicUrl, now: await this.clock.now() });
  }
}
