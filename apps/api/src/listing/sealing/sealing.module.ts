import { Module } from '@nestjs/common';
import { ListingModule } from '../listing/index.js';
import { Ceremony } from './ceremony.service.js';
import { HolderKeys } from './holder-keys.service.js';
import { KeyShares } from './key-shares.js';
import { SealingController } from './sealing.controller.js';

@Module({
  imports: [ListingModule],
  controllers: [SealingController],
  providers: [Ceremony, HolderKeys, KeyShares],
  exports: [Ceremony, KeyShares],
})
export class SealingModule {}
