import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AppraisalView } from '@helan/contracts';
import { RecordAppraisalRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { AppraisalService } from './appraisal.service.js';

@ApiTags('certificate')
@Controller('lots/:id/appraisal')
export class AppraisalsController {
  constructor(private readonly appraisals: AppraisalService) {}

  @Get()
  @ApiOperation({ summary: '看成交后的评估' })
  @Requires('readAppraisal')
  show(@Param('id', IdPipe) id: string): Promise<AppraisalView> {
    return this.appraisals.show(id);
  }

  @Post()
  @ApiOperation({ summary: '登记成交后的评估' })
  @Requires('recordAppraisal')
  @HttpCode(204)
  record(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: RecordAppraisalRequest,
  ): Promise<void> {
    return this.appraisals.record(actor, id, body);
  }
}
