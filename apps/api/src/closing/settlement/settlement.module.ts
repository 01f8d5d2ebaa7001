import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ContractModule } from '../contract/index.js';
import { DepositModule } from '../../trading/deposit/index.js';
import { PaymentModule } from '../../money/payment/index.js';
import { ReceiptModule } from '../../money/receipt/index.js';
import { IdentityModule } from '../../people/identity/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { PaperSignatureModule } from '../paper-signature/index.js';
import { PartyModule } from '../../people/party/index.js';
import { HouseholdModule } from '../../property/household/index.js';
import { RiskModule } from '../../listing/risk/index.js';
import { PaymentEvents } from './payment-events.js';
import { PayoutTables } from './payout-tables.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutService } from './payout.service.js';
import { Dunning } from './dunning.service.js';
import { OverdueRefunds } from './overdue-refunds.js';
import { Payees } from './payees.js';
import { PaymentChanges } from './payment-changes.js';
import { PaymentRowClock } from './payment-row-clock.js';
import { PlanBook } from './plan-book.js';
import { PlanWork } from './plan-work.js';
import { PlanController } from './plan.controller.js';
import { PlanCorrections } from './plan-corrections.js';
import { PriceClaims } from './price-claims.js';
import { PriceReturns } from './price-returns.service.js';
import { PriceSignals } from './price-signals.js';
import { SettlementQueries } from './settlement.queries.js';
import { SettlementService } from './settlement.service.js';
import { SettlementSheet } from './settlement-sheet.js';
import { Waivers } from './waivers.js';
import { SettlementsController } from './settlements.controller.js';
import { PaymentDates } from './payment-dates.js';
import { PaymentReminders } from './payment-reminders.js';
import { SettlementMessages } from './settlement.messages.js';

@Module({
  imports: [
    CalendarModule,
    ContractModule,
    DepositModule,
    PaymentModule,
    ReceiptModule,
    IdentityModule,
    ListingModule,
    PaperSignatureModule,
    PartyModule,
    HouseholdModule,
    RiskModule,
  ],
  controllers: [PayoutsController, PlanController, SettlementsController],
  providers: [
    PaymentDates,
    PaymentReminders,
    SettlementMessages,
    PaymentEvents,
    Dunning,
    OverdueRefunds,
    Payees,
    PaymentChanges,
    PaymentRowClock,
    PlanBook,
    PlanCorrections,
    PlanWork,
    Waivers,
    PriceClaims,
    PriceReturns,
    PriceSignals,
    SettlementQueries,
    PayoutService,
    PayoutTables,
    SettlementService,
    SettlementSheet,
  ],
  exports: [PriceReturns],
})
export class SettlementModule {}
