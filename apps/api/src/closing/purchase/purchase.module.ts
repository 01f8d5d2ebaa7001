import { Module } from '@nestjs/common';
import { ListingModule } from '../../listing/listing/index.js';
import { DealModule } from '../../trading/deal/index.js';
import { DepositModule } from '../../trading/deposit/index.js';
import { SignatureModule } from '../../trading/signature/index.js';
import { PurchaseWork } from './purchase-work.js';
import { PurchasesController } from './purchases.controller.js';
import { PurchasesService } from './purchases.service.js';

@Module({
  imports: [DealModule, DepositModule, ListingModule, SignatureModule],
  controllers: [PurchasesController],
  providers: [PurchaseWork, PurchasesService],
  exports: [PurchasesService],
})
export class PurchaseModule {}
