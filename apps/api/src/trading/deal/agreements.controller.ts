import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { AgreementService } from './agreement.service.js';

@ApiTags('deal')
@Controller('lots/:id/agreement')
export class AgreementsController {
  constructor(private readonly agreements: AgreementService) {}

  @Post()
  @ApiOperation({ summary: '只有一人报名时按约成交' })
  @Requires('hostTrading')
  @HttpCode(204)
  agree(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.agreements.agree(actor, id);
  }
}
