import { Module } from '@nestjs/common';
import { HouseholdBook } from '../household/household-book.js';
import { ParcelQueries } from './parcel.queries.js';
import { ParcelRegister } from './parcel-register.js';
import { ParcelChanges } from './parcel-changes.js';
import { ParcelsController } from './parcels.controller.js';
import { UpstreamTransfers } from './upstream.js';

@Module({
  controllers: [ParcelsController],
  providers: [HouseholdBook, ParcelQueries, ParcelRegister, ParcelChanges, UpstreamTransfers],
  exports: [HouseholdBook, ParcelRegister, UpstreamTransfers],
})
export class PropertyModule {}
