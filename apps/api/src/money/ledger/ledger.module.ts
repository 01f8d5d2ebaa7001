import { Module } from '@nestjs/common';
import { LedgerChain } from './ledger-chain.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerService } from './ledger.service.js';
import { ReservationClock } from './reservation-clock.js';

@Module({
  controllers: [LedgerController],
  providers: [LedgerChain, LedgerService, ReservationClock],
  exports: [LedgerChain, LedgerService],
})
export class LedgerModule {}
