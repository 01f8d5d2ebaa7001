import { Module } from '@nestjs/common';
import { AccountModule } from '../people/account/index.js';
import { DemoClock } from '../kernel/clock/demo-clock.js';
import { PrivacyModule } from '../oversight/privacy/index.js';
import { PartyModule } from '../people/party/index.js';
import { BankModule } from '../money/bank/index.js';
import { DemoBankSeed } from './demo-bank-seed.js';
import { DemoBank } from './demo-bank.js';
import { DemoClockController } from './demo-clock.controller.js';
import { DemoPhoneController } from './demo-phone.controller.js';
import { DemoSeed } from './demo-seed.js';

/** Only in demonstrations and tests. */
@Module({
  imports: [AccountModule, BankModule, PartyModule, PrivacyModule],
  controllers: [DemoClockController, DemoPhoneController],
  providers: [DemoBank, DemoBankSeed, DemoClock, DemoSeed],
  exports: [DemoBankSeed, DemoClock, DemoSeed],
})
export class DemoModule {}
