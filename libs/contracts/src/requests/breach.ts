import { IsBoolean, IsIn } from 'class-validator';
import { DECLARED_GROUNDS, type BreachGround, DEAL_SIDES, type DealSide } from '@helan/domain';
import { Text } from './decorators.js';
import { LONGEST, SHORTEST } from './reason-length.js';

/** 违约认定. */
export class DeclareBreachRequest {
  /** Who did not keep his word. */
  @IsIn(Object.keys(DEAL_SIDES)) side!: DealSide;
  @IsIn(DECLARED_GROUNDS) ground!: BreachGround;
  @Text(LONGEST, SHORTEST) note!: string;
}

export class AnswerSuccessionRequest {
  @IsBoolean() accepts!: boolean;
}
