import { IsIn } from 'class-validator';
import { RISK_OUTCOMES, type RiskOutcome, TEXT_LIMITS } from '@helan/domain';
import { Text } from './decorators.js';

/** What somebody found who looked into an alert. */
export class CloseRiskRequest {
  @IsIn(Object.keys(RISK_OUTCOMES)) outcome!: RiskOutcome;
  @Text(TEXT_LIMITS.long, 2) finding!: string;
}
