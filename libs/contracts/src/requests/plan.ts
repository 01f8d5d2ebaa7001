import { IsBoolean, IsIn } from 'class-validator';
import { TEXT_LIMITS } from '@helan/domain';
import { Exact, OptionalCount, OptionalText, Text } from './decorators.js';

/** The transferor gives a payment up, under his own name. */
export class WaivePaymentRequest {
  @Exact(TEXT_LIMITS.name) name!: string;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** What was weighed or measured for the whole plan, or the day's price of rent in kind for one payment. */
export class ProposePaymentChangeRequest {
  @IsIn(['QUANTITY', 'KIND_RENT']) kind!: 'QUANTITY' | 'KIND_RENT';
  /** Of which payment the rent is; left out where the whole plan is counted anew. */
  @OptionalCount() seq?: number;
  /** What was weighed or measured, in the lot's unit. */
  @OptionalText(20) quantity?: string;
  @OptionalText(20) kg?: string;
  @OptionalText(TEXT_LIMITS.short) product?: string;
  @OptionalText(20) yuanPerKg?: string;
  @OptionalText(20) on?: string;
  @OptionalText(TEXT_LIMITS.short) source?: string;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** What the second one says to a change of a plan. */
export class AnswerPaymentChangeRequest {
  @IsBoolean() agrees!: boolean;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** Which contract takes the place of one whose time is over. */
export class RenewContractRequest {
  @Text(60) contractNo!: string;
}
