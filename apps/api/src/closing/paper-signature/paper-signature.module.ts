import { Module } from '@nestjs/common';
import { BiddingModule } from '../../trading/bidding/index.js';
import { ConsultationModule } from '../../trading/consultation/index.js';
import { PartyModule } from '../../people/party/index.js';
import { SignatureModule } from '../../trading/signature/index.js';
import { AssistedWords } from './assisted-words.js';
import { PaperSignatureService } from './paper-signature.service.js';
import { ScanDesk } from './scan-desk.js';
import { PaperSignaturesController } from './paper-signatures.controller.js';
import { ScanWork } from './scan-work.js';

@Module({
  imports: [BiddingModule, ConsultationModule, PartyModule, SignatureModule],
  controllers: [PaperSignaturesController],
  providers: [ScanWork, AssistedWords, PaperSignatureService, ScanDesk],
  exports: [AssistedWords],
})
export class PaperSignatureModule {}
