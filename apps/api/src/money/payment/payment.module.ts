import { Module } from '@nestjs/common';
import { PartyModule } from '../../people/party/index.js';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { LedgerModule } from '../ledger/index.js';
import { BlindPayers } from './blind-payers.js';
import { OrderProposals } from './order-proposals.js';
import { OrderQueries } from './order.queries.js';
import { OrderRecounts } from './order-recounts.js';
import { PaymentConfirmations } from './payment-confirmations.js';
import { PaymentFinds } from './payment-finds.js';
import { PaymentOrders } from './payment-orders.js';
import { PaymentWork } from './payment-work.js';
import { PaymentsController } from './payments.controller.js';
import { ReturnedPayments } from './returned-payments.js';
import { ReturnedPaymentsController } from './returned-payments.controller.js';
import { StatementLines } from './statement-lines.js';

@Module({
  imports: [CalendarModule, LedgerModule, ParameterModule, PartyModule],
  controllers: [PaymentsController, ReturnedPaymentsController],
  providers: [
    BlindPayers,
    OrderProposals,
    OrderQueries,
    OrderRecounts,
    PaymentConfirmations,
    PaymentFinds,
    PaymentOrders,
    PaymentWork,
    ReturnedPayments,
    StatementLines,
  ],
  exports: [BlindPayers, PaymentOrders, StatementLines],
})
export class PaymentModule {}
