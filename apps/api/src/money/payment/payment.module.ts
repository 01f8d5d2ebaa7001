import { Module } from '@nestjs/common';
import { PartyModule } from '../../people/party/index.js';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { LedgerModule } from '../ledger/index.js';
import { BankResults } from './bank-results.js';
import { BatchQueries } from './batch.queries.js';
import { BatchesController } from './batches.controller.js';
import { BlindPayers } from './blind-payers.js';
import { FlowClaims } from './flow-claims.js';
import { LotWords } from './lot-words.js';
import { OrderList } from './order-list.js';
import { OrderProposals } from './order-proposals.js';
import { OrderQueries } from './order.queries.js';
import { OrderRecounts } from './order-recounts.js';
import { PayeeAccounts } from './payee-accounts.js';
import { PayeeViews } from './payee-views.js';
import { PaymentBatches } from './payment-batches.js';
import { PaymentConfirmations } from './payment-confirmations.js';
import { PaymentEntries } from './payment-entries.js';
import { PaymentFinds } from './payment-finds.js';
import { PaymentOrders } from './payment-orders.js';
import { PaymentWork } from './payment-work.js';
import { PaymentsController } from './payments.controller.js';
import { ReturnedPayments } from './returned-payments.js';
import { ReturnedPaymentsController } from './returned-payments.controller.js';
import { TransferArrivals } from './transfer-arrivals.js';
import { Transfers } from './transfers.js';

@Module({
  imports: [CalendarModule, LedgerModule, ParameterModule, PartyModule],
  controllers: [BatchesController, PaymentsController, ReturnedPaymentsController],
  providers: [
    BankResults,
    BatchQueries,
    BlindPayers,
    FlowClaims,
    LotWords,
    OrderList,
    OrderProposals,
    OrderQueries,
    OrderRecounts,
    PayeeAccounts,
    PayeeViews,
    PaymentBatches,
    PaymentConfirmations,
    PaymentEntries,
    PaymentFinds,
    PaymentOrders,
    PaymentWork,
    ReturnedPayments,
    TransferArrivals,
    Transfers,
  ],
  exports: [
    BankResults,
    BlindPayers,
    FlowClaims,
    LotWords,
    PayeeAccounts,
    PayeeViews,
    PaymentOrders,
    TransferArrivals,
    Transfers,
  ],
})
export class PaymentModule {}
