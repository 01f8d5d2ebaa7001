import { Module } from '@nestjs/common';
import { ParcelChanges } from './parcel-changes.js';
import { ParcelQueries } from './parcel.queries.js';
import { ParcelRegister } from './parcel-register.js';
import { ParcelUses } from './parcel-uses.js';
import { ParcelsController } from './parcels.controller.js';
import { PassedThings } from './passed-things.js';
import { UpstreamTransfers } from './upstream.js';
import { ParcelFinds } from './parcel-finds.js';

@Module({
  controllers: [ParcelsController],
  providers: [
    ParcelFinds,
    ParcelChanges,
    ParcelQueries,
    ParcelRegister,
    ParcelUses,
    PassedThings,
    UpstreamTransfers,
  ],
  exports: [ParcelRegister, ParcelUses, PassedThings, UpstreamTransfers],
})
export class ParcelModule {}
