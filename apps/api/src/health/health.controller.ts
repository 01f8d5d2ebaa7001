import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CenterView, ClockView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { Public } from '../kernel/auth/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { CENTER_NAME } from '../kernel/center.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { refused } from '../kernel/http/index.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Alive, and the database answers. */
  @Get('health')
  @ApiOperation({ summary: '平台和数据库是否在线' })
  @Public()
  async health(): Promise<{ status: 'ok'; mode: string }> {
    await this.dataSource.query('select 1').catch(() => {
      throw refused('server.busy');
    });
    return { status: 'ok', mode: this.config.mode };
  }

  @Get('center')
  @ApiOperation({ summary: '看中心的名称、电话和地址' })
  @Public()
  center(): CenterView {
    const { hotline, address } = this.config.center;
    return { name: CENTER_NAME, hotline, address };
  }

  /** The platform's time and how far it may be from the truth; pages set their own clock by it. */
  @Get('clock')
  @ApiOperation({ summary: '平台的时间和误差' })
  @Public()
  time(): ClockView {
    return { at: new Date(this.clock.stamp()).toISOString(), errorMs: this.clock.errorMs };
  }
}
