import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, ValidateNested } from 'class-validator';
import {
  type BankAccount,
  type BankFact,
  ORDER_FORMS,
  type OrderFact,
  type OrderForm,
  TEXT_LIMITS,
} from '@helan/domain';
import { Fact, MayBeMissing, OptionalText, Text } from './decorators.js';

const TITLE = 40;

/** Under which title of the bank's table each fact stands; what the table has not is left out. */
export class BankColumnsRequest implements Partial<Record<BankFact, string>> {
  @OptionalText(TITLE) day?: string;
  @OptionalText(TITLE) time?: string;
  @OptionalText(TITLE) flowNo?: string;
  @OptionalText(TITLE) signed?: string;
  @OptionalText(TITLE) amount?: string;
  @OptionalText(TITLE) direction?: string;
  @OptionalText(TITLE) in?: string;
  @OptionalText(TITLE) out?: string;
  @OptionalText(TITLE) balance?: string;
  @OptionalText(TITLE) currency?: string;
  @OptionalText(TITLE) otherName?: string;
  @OptionalText(TITLE) otherAccount?: string;
  @OptionalText(TITLE) subAccount?: string;
  @OptionalText(TITLE) ownAccount?: string;
  @OptionalText(TITLE) remark?: string;
  @OptionalText(TITLE) orderMark?: string;
}

/** Under which title the table of payments has each fact, where the bank asks for another than the usual one. */
export class OrderTitlesRequest implements Partial<Record<OrderFact, string>> {
  @OptionalText(TITLE) place?: string;
  @OptionalText(TITLE) payeeName?: string;
  @OptionalText(TITLE) payeeAccount?: string;
  @OptionalText(TITLE) payeeBankNo?: string;
  @OptionalText(TITLE) amount?: string;
  @OptionalText(TITLE) purpose?: string;
  @OptionalText(TITLE) orderMark?: string;
}

/** What one of two people says about the bank of one of the center's accounts. */
export class ProposeBankProfileRequest {
  @IsIn(['DEPOSIT_BANK', 'PRICE_BANK']) bank!: BankAccount;
  @Fact('ACCOUNT') accountNo!: string;
  @Fact('NAME') accountName!: string;
  @Fact('NAME') bankName!: string;
  @Fact('ACCOUNT') bankNo!: string;
  @IsIn(Object.keys(ORDER_FORMS)) orderForm!: OrderForm;
  /** Missing where the bank sends messages and no tables. */
  @MayBeMissing()
  @IsObject()
  @ValidateNested()
  @Type(() => BankColumnsRequest)
  columns?: BankColumnsRequest;
  @MayBeMissing()
  @IsObject()
  @ValidateNested()
  @Type(() => OrderTitlesRequest)
  orderTitles?: OrderTitlesRequest;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** What the second one says to it. */
export class AnswerBankProfileRequest {
  @IsBoolean() agrees!: boolean;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** Why a whole file of the bank is not taken in. */
export class RefuseBankStatementRequest {
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}
