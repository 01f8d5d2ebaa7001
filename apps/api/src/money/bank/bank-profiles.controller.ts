import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { BankProfileView } from '@helan/contracts';
import { AnswerBankProfileRequest, ProposeBankProfileRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { BankProfileQueries } from './bank-profile.queries.js';
import { BankProfiles } from './bank-profiles.service.js';

@ApiTags('finance')
@Controller('finance/bank-profiles')
export class BankProfilesController {
  constructor(
    private readonly profiles: BankProfiles,
    private readonly queries: BankProfileQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出银行设置' })
  @Requires('readFinance')
  list(@CurrentActor() actor: Actor): Promise<BankProfileView[]> {
    return this.queries.list(actor);
  }

  @Post()
  @ApiOperation({ summary: '提出银行设置' })
  @Requires('proposeBankProfile')
  propose(@CurrentActor() actor: Actor, @Body() body: ProposeBankProfileRequest): Promise<{ id: string }> {
    return this.profiles.propose(actor, body);
  }

  @Post(':id/answer')
  @ApiOperation({ summary: '答复银行设置' })
  @Requires('answerBankProfile')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerBankProfileRequest,
  ): Promise<void> {
    return this.profiles.answer(actor, id, body);
  }
}
