import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ContractModule } from '../contract/index.js';
import { DepositModule } from '../deposit/index.js';
import { LedgerModule } from '../ledger/index.js';
import { ListingModule } from '../listing/index.js';
import { PartyModule } from '../party/index.js';
import { PropertyModule } from '../property/index.js';
import { PayoutService } from './payout.service.js';
import { SettlementService } from './settlement.service.js';
import { SettlementSheet } from './settlement-sheet.js';
import { SettlementsController } from './settlements.controller.js';

@Module({
  imports: [
    CalendarModule,
    ContractModule,
    DepositModule,
    LedgerModule,
    ListingModule,
    PartyModule,
    PropertyModule,
  ],
  controllers: [SettlementsController],
  providers: [PayoutService, SettlementService, SettlementSheet],
})
export class SettlementModule {}
