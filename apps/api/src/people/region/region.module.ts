import { Module } from '@nestjs/common';
import { RegionsController } from './regions.controller.js';
import { VillagePoints } from './village-points.js';
import { VillagePointsController } from './village-points.controller.js';

@Module({ controllers: [RegionsController, VillagePointsController], providers: [VillagePoints] })
export class RegionModule {}
