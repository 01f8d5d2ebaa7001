import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OwnStandingView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { RegistrationQueries } from './registration.queries.js';

@ApiTags('registration')
@Controller('my/lots/:id/standing')
export class StandingController {
  constructor(private readonly queries: RegistrationQueries) {}

  /** Before somebody is offered to register: whether the lot is his own, or he has done so. */
  @Get()
  @ApiOperation({ summary: '看自己和一个标的的关系：是不是自己转出的，报过名没有' })
  @Requires('readOwnRegistrations')
  show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OwnStandingView> {
    return this.queries.standing(actor, id);
  }
}
