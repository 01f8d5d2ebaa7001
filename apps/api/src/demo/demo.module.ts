import { Module } from '@nestjs/common';
import { AccountModule } from '../people/account/index.js';
import { DemoClock } from '../kernel/clock/demo-clock.js';
import { PartyModule } from '../people/party/index.js';
import { DemoClockController } from './demo-clock.controller.js';
import { DemoSeed } from './demo-seed.js';

/** Only in demonstrations and tests. */
@Module({
  imports: [AccountModule, PartyModule],
  controllers: [DemoClockController],
  providers: [DemoClock, DemoSeed],
  exports: [DemoClock, DemoSeed],
})
export class DemoModule {}
