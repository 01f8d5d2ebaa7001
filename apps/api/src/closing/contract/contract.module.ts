import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ReceiptModule } from '../../money/receipt/index.js';
import { IdentityModule } from '../../people/identity/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { ParcelModule } from '../../property/parcel/index.js';
import { PartyModule } from '../../people/party/index.js';
import { RegistrationModule } from '../../trading/registration/index.js';
import { SignatureModule } from '../../trading/signature/index.js';
import { ContractBook } from './contract-book.js';
import { ContractQueries } from './contract.queries.js';
import { ContractRecounts } from './contract-recounts.js';
import { ContractService } from './contract.service.js';
import { ContractsController } from './contracts.controller.js';
import { UpstreamContracts } from './upstream-contracts.js';
import { ContractFinds } from './contract-finds.js';
import { ContractMessages } from './contract.messages.js';
import { AgentContracts } from './agent-contracts.js';
import { ContractExpiry } from './contract-expiry.js';
import { PlanQueries } from './plan.queries.js';
import { Renewals } from './renewal.service.js';

@Module({
  imports: [
    CalendarModule,
    ReceiptModule,
    IdentityModule,
    ListingModule,
    ParcelModule,
    PartyModule,
    RegistrationModule,
    SignatureModule,
  ],
  controllers: [ContractsController],
  providers: [
    ContractFinds,
    ContractMessages,
    AgentContracts,
    ContractBook,
    ContractQueries,
    ContractExpiry,
    ContractRecounts,
    PlanQueries,
    Renewals,
    ContractService,
    UpstreamContracts,
  ],
  exports: [ContractBook, ContractExpiry, ContractQueries, ContractService],
})
export class ContractModule {}
