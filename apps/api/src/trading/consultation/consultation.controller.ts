import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConsultationView } from '@helan/contracts';
import { AnswerConsultationRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { ConsultationQueries } from './consultation.queries.js';
import { ConsultationService } from './consultation.service.js';

@ApiTags('consultation')
@Controller('lots/:id/consultation')
export class ConsultationController {
  constructor(
    private readonly service: ConsultationService,
    private readonly queries: ConsultationQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '看征询' })
  @Requires('readConsultation')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<{ consultation: ConsultationView | null; heldReceipts: number }> {
    const consultation = await this.queries.show(actor, id);
    return { consultation, heldReceipts: await this.queries.countHeld(actor, id) };
  }

  @Post('answer')
  @ApiOperation({ summary: '答复征询' })
  @Requires('answerConsultation')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerConsultationRequest,
  ): Promise<void> {
    return this.service.answer(actor, id, body);
  }
}
