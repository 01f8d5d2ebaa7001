import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { BankReceipts } from './bank-receipts.js';
import { BlindPayers } from './blind-payers.js';
import { HeldReceipts } from './held-receipts.js';
import { HeldReceiptsController } from './held-receipts.controller.js';
import { ReceiptOwners } from './receipt-owners.js';
import { FinanceController } from './finance.controller.js';
import { FinanceQueries } from './finance.queries.js';
import { LedgerService } from './ledger.service.js';
import { OrderRecounts } from './order-recounts.js';
import { PaymentOrders } from './payment-orders.js';
import { SubAccounts } from './sub-accounts.js';

@Module({
  imports: [CalendarModule, ParameterModule],
  controllers: [FinanceController, HeldReceiptsController],
  providers: [
    BankReceipts,
    BlindPayers,
    FinanceQueries,
    HeldReceipts,
    LedgerService,
    OrderRecounts,
    PaymentOrders,
    ReceiptOwners,
    SubAccounts,
  ],
  exports: [BankReceipts, BlindPayers, LedgerService, PaymentOrders, ReceiptOwners, SubAccounts],
})
export class LedgerModule {}
