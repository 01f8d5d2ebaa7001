import { Module } from '@nestjs/common';
import { SignatureModule } from '../../trading/signature/index.js';
import { PaperSignatureService } from './paper-signature.service.js';
import { ScanDesk } from './scan-desk.js';
import { PaperSignaturesController } from './paper-signatures.controller.js';

@Module({
  imports: [SignatureModule],
  controllers: [PaperSignaturesController],
  providers: [PaperSignatureService, ScanDesk],
})
export class PaperSignatureModule {}
