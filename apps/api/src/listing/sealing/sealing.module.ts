import { Module } from '@nestjs/common';
import { ListingModule } from '../listing/index.js';
import { HolderKeys } from './holder-keys.service.js';
import { LotKeyShares } from './lot-key-shares.js';
import { SealingController } from './sealing.controller.js';
import { SealingTerms } from './sealing-terms.service.js';

@Module({
  imports: [ListingModule],
  controllers: [SealingController],
  providers: [HolderKeys, LotKeyShares, SealingTerms],
  exports: [HolderKeys, LotKeyShares, SealingTerms],
})
export class SealingModule {}
