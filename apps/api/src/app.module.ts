import { type DynamicModule, Module } from '@nestjs/common';
import { AccountModule } from './account/index.js';
import { ArchiveModule } from './archive/index.js';
import { BreachModule } from './breach/index.js';
import { BiddingModule } from './bidding/index.js';
import { CalendarModule } from './calendar/index.js';
import { CertificateModule } from './certificate/index.js';
import { ConsultationModule } from './consultation/index.js';
import { ContractModule } from './contract/index.js';
import { DealModule } from './deal/index.js';
import { DemoModule } from './demo/index.js';
import { DepositModule } from './deposit/index.js';
import { ENTITIES } from './entities.js';
import { HealthModule } from './health/index.js';
import type { Config } from './kernel/config.js';
import { KernelModule } from './kernel/kernel.module.js';
import { LedgerModule } from './ledger/index.js';
import { ListingModule } from './listing/index.js';
import { ObjectionModule } from './objection/index.js';
import { NegotiationModule } from './negotiation/index.js';
import { NoticeModule } from './notice/index.js';
import { ParameterModule } from './parameter/index.js';
import { PaperSignatureModule } from './paper-signature/index.js';
import { PartyModule } from './party/index.js';
import { PropertyModule } from './property/index.js';
import { QuestionModule } from './question/index.js';
import { RegionModule } from './region/index.js';
import { RegistrationModule } from './registration/index.js';
import { RiskModule } from './risk/index.js';
import { RulingModule } from './ruling/index.js';
import { StandInModule } from './stand-in/index.js';
import { SealingModule } from './sealing/index.js';
import { SettlementModule } from './settlement/index.js';

/** In the order in which they call one another. */
const DOMAINS = [
  AccountModule,
  StandInModule,
  RegionModule,
  CalendarModule,
  ParameterModule,
  RulingModule,
  LedgerModule,
  PartyModule,
  PropertyModule,
  ListingModule,
  RiskModule,
  SealingModule,
  NoticeModule,
  QuestionModule,
  RegistrationModule,
  DepositModule,
  ConsultationModule,
  BiddingModule,
  DealModule,
  NegotiationModule,
  ObjectionModule,
  ContractModule,
  PaperSignatureModule,
  BreachModule,
  SettlementModule,
  CertificateModule,
  ArchiveModule,
  HealthModule,
];

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const demo = config.mode === 'production' ? [] : [DemoModule];
    return { module: AppModule, imports: [KernelModule.with(config, ENTITIES), ...DOMAINS, ...demo] };
  }
}
