import { Module } from '@nestjs/common';
import { DemoClock } from '../kernel/clock/demo-clock.js';
import { DemoClockController } from './demo-clock.controller.js';

/** Only in demonstrations and tests. */
@Module({ controllers: [DemoClockController], providers: [DemoClock], exports: [DemoClock] })
export class DemoModule {}
