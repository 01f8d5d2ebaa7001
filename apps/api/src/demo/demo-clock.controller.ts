import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdvanceClockRequest } from '@helan/contracts/requests';
import { Public, WithoutToken } from '../kernel/auth/index.js';
import { DemoClock } from '../kernel/clock/demo-clock.js';

@ApiTags('demo')
@Controller('demo/clock')
export class DemoClockController {
  constructor(private readonly clock: DemoClock) {}

  /** Moves the demonstration's clock forward; in production this route does not exist. */
  @Post()
  @ApiOperation({ summary: '把演示的时钟往前拨' })
  @Public()
  @WithoutToken()
  @HttpCode(200)
  async advance(@Body() body: AdvanceClockRequest): Promise<{ at: string }> {
    const at = await this.clock.advance(new Date(body.to));
    return { at: at.toISOString() };
  }
}
