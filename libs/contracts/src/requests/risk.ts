import { IsIn } from 'class-validator';
import { RISK_OUTCOMES, type RiskOutcome, TEXT_LIMITS } from '@helan/domain';
import { Text } from './decorators.js';

/** Why a step goes on though a red finding is still looked into. */
export class ReleaseHoldRequest {
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** What somebody found who looked into an alert. */
export class CloseRiskRequest {
  @IsIn(Object.keys(RISK_OUTCOMES)) outcome!: RiskOutcome;
  @Text(TEXT_LIMITS.long, 2) finding!: string;
}
