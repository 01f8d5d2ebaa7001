import { IsBoolean, IsIn } from 'class-validator';
import { INTEREST_SOURCES, type InterestSource, TEXT_LIMITS } from '@helan/domain';
import { DateText, Fact, Text } from './decorators.js';
import { LONGEST, SHORTEST } from './reason-length.js';

/** What the second of two people says to what the first has proposed. */
export class AnswerRequest {
  @IsBoolean() agrees!: boolean;
  @Text(LONGEST, SHORTEST) reason!: string;
}

/** What is to be taken out of a bond for a breach. */
export class ProposeBondClaimRequest {
  @Fact('AMOUNT') amountYuan!: string;
  @Text(LONGEST, SHORTEST) grounds!: string;
  /** The paper on which the grounds rest. */
  @Text(TEXT_LIMITS.short) documentNo!: string;
}

/** What a transferor's breach has cost, and on what that rests. */
export class ProposeLossRequest {
  @Fact('AMOUNT') amountYuan!: string;
  @Text(LONGEST, SHORTEST) grounds!: string;
}

/** A line of the statement by which interest came in. */
export class EnterInterestRequest {
  @IsIn(['DEPOSIT_BANK', 'PRICE_BANK']) bank!: 'DEPOSIT_BANK' | 'PRICE_BANK';
  @Fact('FLOW_NUMBER') flowNo!: string;
  @IsIn(Object.keys(INTEREST_SOURCES)) source!: InterestSource;
  @Fact('AMOUNT') amountYuan!: string;
  @DateText() arrivedOn!: string;
}

/** What of it the bank has moved to the center's own account. */
export class KeepInterestRequest {
  @Fact('FLOW_NUMBER') flowNo!: string;
  @Fact('AMOUNT') amountYuan!: string;
}

/** 采购合同: made by buyer and supplier themselves, and only written down here. */
export class RegisterPurchaseRequest {
  @Text(TEXT_LIMITS.short) no!: string;
  @DateText() signedOn!: string;
}
