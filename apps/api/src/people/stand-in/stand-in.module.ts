import { Global, Module } from '@nestjs/common';
import { ActorLoader } from '../../kernel/auth/index.js';
import { StandInActors } from './stand-in-actors.js';
import { StandInQueries } from './stand-ins.queries.js';
import { StandIns } from './stand-ins.service.js';
import { StandInsController } from './stand-ins.controller.js';
import { StandInWork } from './stand-in-work.js';

/** Who somebody is today concerns every guard. */
@Global()
@Module({
  controllers: [StandInsController],
  providers: [StandInWork, StandIns, StandInQueries, { provide: ActorLoader, useClass: StandInActors }],
  exports: [ActorLoader],
})
export class StandInModule {}
