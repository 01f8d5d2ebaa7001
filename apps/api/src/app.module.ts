import { type DynamicModule, Module } from '@nestjs/common';
import { AccountModule } from './people/account/index.js';
import { ArchiveModule } from './closing/archive/index.js';
import { PurchaseModule } from './closing/purchase/index.js';
import { AuditModule } from './oversight/audit/index.js';
import { BankModule } from './money/bank/index.js';
import { BreachModule } from './closing/breach/index.js';
import { BiddingModule } from './trading/bidding/index.js';
import { CalendarModule } from './rules/calendar/index.js';
import { CertificateModule } from './closing/certificate/index.js';
import { ConsultationModule } from './trading/consultation/index.js';
import { ContractModule } from './closing/contract/index.js';
import { DealModule } from './trading/deal/index.js';
import { DemoModule } from './demo/index.js';
import { DeskModule } from './oversight/desk/index.js';
import { DepositModule } from './trading/deposit/index.js';
import { ENTITIES } from './entities.js';
import { HealthModule } from './health/index.js';
import type { Config } from './kernel/config.js';
import { KernelModule } from './kernel/kernel.module.js';
import { LedgerModule } from './money/ledger/index.js';
import { PaymentModule } from './money/payment/index.js';
import { ReceiptModule } from './money/receipt/index.js';
import { ReconciliationModule } from './money/reconciliation/index.js';
import { ListingModule } from './listing/listing/index.js';
import { ObjectionModule } from './trading/objection/index.js';
import { MessageModule } from './people/message/index.js';
import { NegotiationModule } from './trading/negotiation/index.js';
import { NoticeModule } from './publicity/notice/index.js';
import { ParameterModule } from './rules/parameter/index.js';
import { PaperSignatureModule } from './closing/paper-signature/index.js';
import { PartyModule } from './people/party/index.js';
import { IdentityModule } from './people/identity/index.js';
import { HouseholdModule } from './property/household/index.js';
import { ParcelModule } from './property/parcel/index.js';
import { PrivacyModule } from './oversight/privacy/index.js';
import { QuestionModule } from './publicity/question/index.js';
import { RegionModule } from './people/region/index.js';
import { RegistrationModule } from './trading/registration/index.js';
import { RiskModule } from './listing/risk/index.js';
import { RulingModule } from './rules/ruling/index.js';
import { StaffModule } from './people/staff/index.js';
import { StandInModule } from './people/stand-in/index.js';
import { SignatureModule } from './trading/signature/index.js';
import { SealingModule } from './listing/sealing/index.js';
import { SettlementModule } from './closing/settlement/index.js';

/** In the order in which they call one another. */
const DOMAINS = [
  AccountModule,
  MessageModule,
  StaffModule,
  StandInModule,
  RegionModule,
  CalendarModule,
  ParameterModule,
  RulingModule,
  LedgerModule,
  PaymentModule,
  ReceiptModule,
  BankModule,
  ReconciliationModule,
  PartyModule,
  IdentityModule,
  ParcelModule,
  HouseholdModule,
  ListingModule,
  RiskModule,
  SealingModule,
  NoticeModule,
  QuestionModule,
  RegistrationModule,
  DepositModule,
  ConsultationModule,
  BiddingModule,
  SignatureModule,
  DealModule,
  NegotiationModule,
  ObjectionModule,
  ContractModule,
  PaperSignatureModule,
  BreachModule,
  SettlementModule,
  CertificateModule,
  ArchiveModule,
  PurchaseModule,
  AuditModule,
  DeskModule,
  PrivacyModule,
  HealthModule,
];

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const demo = config.mode === 'production' ? [] : [DemoModule];
    return { module: AppModule, imports: [KernelModule.with(config, ENTITIES), ...DOMAINS, ...demo] };
  }
}
