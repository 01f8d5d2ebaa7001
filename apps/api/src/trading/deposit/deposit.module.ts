import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { LedgerModule } from '../../money/ledger/index.js';
import { PaymentModule } from '../../money/payment/index.js';
import { ReceiptModule } from '../../money/receipt/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { PartyModule } from '../../people/party/index.js';
import { RegistrationModule } from '../registration/index.js';
import { RiskModule } from '../../listing/risk/index.js';
import { AdmissionService } from './admission.service.js';
import { BondClaimsService } from './bond-claims.service.js';
import { BondQueries } from './bond.queries.js';
import { BondMessages } from './bond.messages.js';
import { Bonds } from './bonds.js';
import { BondsController } from './bonds.controller.js';
import { DepositInterests } from './deposit-interests.js';
import { DepositReleases } from './deposit-releases.js';
import { DepositWork } from './deposit-work.js';
import { KeptBonds } from './kept-bonds.js';
import { InterestController } from './interest.controller.js';
import { InterestQueries } from './interest.queries.js';
import { InterestReceipts } from './interest-receipts.service.js';
import { RefundAccounts } from './refund-accounts.js';
import { ChangedDeposits } from './changed-deposits.js';
import { DepositSignals } from './deposit-signals.js';
import { DepositCalls } from './deposit-calls.js';
import { DepositReceipts } from './deposit-receipts.js';
import { DepositService } from './deposit.service.js';
import { Forfeits } from './forfeits.service.js';
import { LastRefusals } from './last-refusals.js';
import { PaidLots } from './paid-lots.js';
import { PayersOfLots } from './payers-of-lots.js';
import { DepositDates } from './deposit-dates.js';
import { DepositClaims } from './deposit-claims.js';
import { DepositMessages } from './deposit.messages.js';

@Module({
  imports: [
    CalendarModule,
    LedgerModule,
    PaymentModule,
    ReceiptModule,
    ListingModule,
    NoticeModule,
    PartyModule,
    RegistrationModule,
    RiskModule,
  ],
  controllers: [BondsController, InterestController],
  providers: [
    BondClaimsService,
    BondMessages,
    BondQueries,
    Bonds,
    KeptBonds,
    DepositInterests,
    DepositReleases,
    DepositWork,
    InterestQueries,
    InterestReceipts,
    RefundAccounts,
    DepositClaims,
    DepositMessages,
    DepositDates,
    AdmissionService,
    ChangedDeposits,
    DepositCalls,
    DepositReceipts,
    DepositService,
    DepositSignals,
    Forfeits,
    LastRefusals,
    PaidLots,
    PayersOfLots,
  ],
  exports: [KeptBonds, AdmissionService, DepositClaims, DepositReceipts, DepositService, Forfeits],
})
export class DepositModule {}
