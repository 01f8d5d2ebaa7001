import { Module } from '@nestjs/common';
import { ContractModule } from '../contract/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { RiskModule } from '../../listing/risk/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { ParcelModule } from '../../property/parcel/index.js';
import { PartyModule } from '../../people/party/index.js';
import { CalendarModule } from '../../rules/calendar/index.js';
import { RegistrationModule } from '../../trading/registration/index.js';
import { AgentCertificates } from './agent-certificates.js';
import { AppraisalService } from './appraisal.service.js';
import { AppraisalsController } from './appraisals.controller.js';
import { CertificateBook } from './certificate-book.js';
import { CertificateClock } from './certificate-clock.js';
import { CertificatePress } from './certificate-press.js';
import { CertificateQueries } from './certificate.queries.js';
import { CertificateService } from './certificate.service.js';
import { CertifiedThings } from './certified-things.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificateWork } from './certificate-work.js';
import { CertificateFinds } from './certificate-finds.js';
import { CertificateMessages } from './certificate.messages.js';

@Module({
  imports: [
    CalendarModule,
    ContractModule,
    ListingModule,
    NoticeModule,
    ParcelModule,
    PartyModule,
    RegistrationModule,
    RiskModule,
  ],
  controllers: [AppraisalsController, CertificatesController],
  providers: [
    AgentCertificates,
    CertificateFinds,
    CertificateWork,
    CertificateMessages,
    AppraisalService,
    CertificateBook,
    CertificateClock,
    CertificatePress,
    CertificateQueries,
    CertificateService,
    CertifiedThings,
  ],
  exports: [CertificateBook],
})
export class CertificateModule {}
