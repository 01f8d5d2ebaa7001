import { Module } from '@nestjs/common';
import { ContractModule } from '../contract/index.js';
import { DealModule } from '../../trading/deal/index.js';
import { NegotiationModule } from '../../trading/negotiation/index.js';
import { PaperSignatureService } from './paper-signature.service.js';
import { PaperSignaturesController } from './paper-signatures.controller.js';

@Module({
  imports: [ContractModule, DealModule, NegotiationModule],
  controllers: [PaperSignaturesController],
  providers: [PaperSignatureService],
})
export class PaperSignatureModule {}
