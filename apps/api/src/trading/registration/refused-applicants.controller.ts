import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, RefusedApplicantView } from '@helan/contracts';
import { Requires } from '../../kernel/auth/index.js';
import { RefusedApplicants } from './refused-applicants.js';

@ApiTags('registration')
@Controller('refused-registrations')
export class RefusedApplicantsController {
  constructor(private readonly refused: RefusedApplicants) {}

  @Get()
  @ApiOperation({ summary: '列出还可以提出复核的报名' })
  @Requires('askToReconsider')
  @ApiQuery({ name: 'at', required: false })
  list(@Query('at') at?: string): Promise<PageView<RefusedApplicantView>> {
    return this.refused.list(at);
  }
}
