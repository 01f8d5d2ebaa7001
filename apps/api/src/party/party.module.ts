import { Module } from '@nestjs/common';
import { MembersController } from './members.controller.js';
import { MembershipService } from './membership.service.js';
import { PartiesController } from './parties.controller.js';
import { PartyService } from './party.service.js';

@Module({
  controllers: [MembersController, PartiesController],
  providers: [MembershipService, PartyService],
  exports: [MembershipService, PartyService],
})
export class PartyModule {}
