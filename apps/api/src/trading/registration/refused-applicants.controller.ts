import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RefusedApplicantView } from '@helan/contracts';
import { Requires } from '../../kernel/auth/index.js';
import { RefusedApplicants } from './refused-applicants.js';

@ApiTags('registration')
@Controller('refused-registrations')
export class RefusedApplicantsController {
  constructor(private readonly refused: RefusedApplicants) {}

  @Get()
  @ApiOperation({ summary: '列出还可以提出复核的报名' })
  @Requires('askToReconsider')
  list(): Promise<RefusedApplicantView[]> {
    return this.refused.list();
  }
}
