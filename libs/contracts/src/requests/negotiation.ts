import { IsInt, Min } from 'class-validator';
import { TEXT_LIMITS } from '@helan/domain';
import { Fact, OptionalText } from './decorators.js';

/** A unit price, and terms beyond those of the notice. */
export class OfferRequest {
  @Fact('AMOUNT') amountYuan!: string;
  @OptionalText(TEXT_LIMITS.long) terms?: string;
}

export class AcceptOfferRequest {
  /** Which offer was seen; another one may have come since. */
  @IsInt() @Min(1) seq!: number;
}
