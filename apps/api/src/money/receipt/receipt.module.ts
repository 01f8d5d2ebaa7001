import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentModule } from '../payment/index.js';
import { BankReceipts } from './bank-receipts.js';
import { HeldReceipts } from './held-receipts.js';
import { HeldReceiptsController } from './held-receipts.controller.js';
import { HeldWaits } from './held-waits.js';
import { ReceiptChecks } from './receipt-checks.js';
import { ReceiptClaims } from './receipt-claims.js';
import { ReceiptFinds } from './receipt-finds.js';
import { ReceiptList } from './receipt-list.js';
import { ReceiptOwners } from './receipt-owners.js';
import { ReceiptQueries } from './receipt.queries.js';
import { ReceiptWork } from './receipt-work.js';
import { ReceiptsController } from './receipts.controller.js';
import { SubAccounts } from './sub-accounts.js';

@Module({
  imports: [CalendarModule, LedgerModule, ParameterModule, PaymentModule],
  controllers: [HeldReceiptsController, ReceiptsController],
  providers: [
    BankReceipts,
    HeldReceipts,
    HeldWaits,
    ReceiptChecks,
    ReceiptClaims,
    ReceiptFinds,
    ReceiptList,
    ReceiptOwners,
    ReceiptQueries,
    ReceiptWork,
    SubAccounts,
  ],
  exports: [BankReceipts, HeldWaits, ReceiptClaims, ReceiptOwners, SubAccounts],
})
export class ReceiptModule {}
