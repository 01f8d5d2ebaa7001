import { Module } from '@nestjs/common';
import { PartiesController } from './parties.controller.js';
import { PartyService } from './party.service.js';

@Module({ controllers: [PartiesController], providers: [PartyService], exports: [PartyService] })
export class PartyModule {}
