import { IsBoolean } from 'class-validator';
import { Fact, Text } from './decorators.js';
import { LONGEST, SHORTEST } from './reason-length.js';

/** 银行余额: what the bank's own paper says that the account held at the end of the day. */
export class EnterBalanceRequest {
  @Fact('AMOUNT') balanceYuan!: string;
}

/** 差异说明. */
export class ExplainDifferenceRequest {
  @Text(400) key!: string;
  @Text(LONGEST, SHORTEST) reason!: string;
}

export class TakeBackNoteRequest {
  @Text(400) key!: string;
}

/** Why a close is taken back, or a day that is closed is to be opened again. */
export class ReopenDayRequest {
  @Text(LONGEST, SHORTEST) reason!: string;
}

export class AnswerReopeningRequest {
  @IsBoolean() agrees!: boolean;
  @Text(LONGEST, SHORTEST) reason!: string;
}
