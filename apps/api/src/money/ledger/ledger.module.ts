import { Module } from '@nestjs/common';
import { PartyModule } from '../../people/party/index.js';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { BankReceipts } from './bank-receipts.js';
import { BlindPayers } from './blind-payers.js';
import { HeldReceipts } from './held-receipts.js';
import { HeldReceiptsController } from './held-receipts.controller.js';
import { HeldWaits } from './held-waits.js';
import { ReceiptOwners } from './receipt-owners.js';
import { FinanceController } from './finance.controller.js';
import { FinanceQueries } from './finance.queries.js';
import { LedgerService } from './ledger.service.js';
import { OrderRecounts } from './order-recounts.js';
import { OrderProposals } from './order-proposals.js';
import { PaymentConfirmations } from './payment-confirmations.js';
import { PaymentOrders } from './payment-orders.js';
import { ReturnedPayments } from './returned-payments.js';
import { ReturnedPaymentsController } from './returned-payments.controller.js';
import { SubAccounts } from './sub-accounts.js';
import { LedgerWork } from './ledger-work.js';
import { LedgerFinds } from './ledger-finds.js';

@Module({
  imports: [CalendarModule, ParameterModule, PartyModule],
  controllers: [FinanceController, HeldReceiptsController, ReturnedPaymentsController],
  providers: [
    LedgerFinds,
    LedgerWork,
    BankReceipts,
    BlindPayers,
    FinanceQueries,
    HeldReceipts,
    HeldWaits,
    LedgerService,
    OrderProposals,
    OrderRecounts,
    PaymentConfirmations,
    PaymentOrders,
    ReceiptOwners,
    ReturnedPayments,
    SubAccounts,
  ],
  exports: [BankReceipts, BlindPayers, HeldWaits, LedgerService, PaymentOrders, ReceiptOwners, SubAccounts],
})
export class LedgerModule {}
