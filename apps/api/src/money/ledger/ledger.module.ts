import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { BankReceipts } from './bank-receipts.js';
import { BlindPayers } from './blind-payers.js';
import { FinanceController } from './finance.controller.js';
import { FinanceQueries } from './finance.queries.js';
import { LedgerService } from './ledger.service.js';
import { PaymentOrders } from './payment-orders.js';
import { SubAccounts } from './sub-accounts.js';

@Module({
  imports: [CalendarModule, ParameterModule],
  controllers: [FinanceController],
  providers: [BankReceipts, BlindPayers, FinanceQueries, LedgerService, PaymentOrders, SubAccounts],
  exports: [BankReceipts, BlindPayers, LedgerService, PaymentOrders, SubAccounts],
})
export class LedgerModule {}
