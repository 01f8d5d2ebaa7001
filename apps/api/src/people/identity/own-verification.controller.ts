import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { VerificationWayView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { OwnVerification } from './own-verification.js';

/** 实名核验 that one does oneself. */
@ApiTags('party')
@Controller('my/verification')
export class OwnVerificationController {
  constructor(private readonly verification: OwnVerification) {}

  @Get()
  @ApiOperation({ summary: '看有哪些核验办法' })
  @Requires('declareParty')
  ways(@CurrentActor() actor: Actor): Promise<VerificationWayView[]> {
    return this.verification.ways(actor);
  }

  @Post('bank-card')
  @ApiOperation({ summary: '用银行卡核验本人' })
  @Requires('declareParty')
  @HttpCode(204)
  bankCard(@CurrentActor() actor: Actor): Promise<void> {
    return this.verification.check(actor, 'BANK_CARD');
  }

  @Post('name')
  @ApiOperation({ summary: '核对姓名和证件号' })
  @Requires('declareParty')
  @HttpCode(204)
  name(@CurrentActor() actor: Actor): Promise<void> {
    return this.verification.check(actor, 'NAME_AND_NUMBER');
  }
}
