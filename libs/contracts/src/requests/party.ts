import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { NATURAL_KINDS, PARTY_KINDS, type PartyKind } from '@helan/domain';
import {
  DateText,
  Fact,
  OptionalContractorCode,
  OptionalCount,
  OptionalFact,
  Text,
  VillageCode,
} from './decorators.js';

/** 登记备案 of the person or organisation on whose behalf an account acts. */
export class DeclarePartyRequest {
  @IsIn(Object.keys(PARTY_KINDS)) kind!: PartyKind;
  @Fact('NAME') name!: string;
  @Fact('ID_NUMBER') idNumber!: string;
  @Fact('PHONE') phone!: string;
  @Fact('ACCOUNT') bankAccount!: string;
  @Fact('NAME') bankName!: string;
  /** 联行号, where he knows it. */
  @OptionalFact('ACCOUNT') bankNo?: string;
  @VillageCode() villageCode!: string;
  /** Of an organisation: who answers for it. */
  @OptionalFact('NAME') representativeName?: string;
  @OptionalFact('ID_NUMBER') representativeIdNumber?: string;
  /** Of what was registered when it was typed. */
  @OptionalCount() version?: number;
}

/** Who answers for an organisation that was registered before it was asked. */
export class AddRepresentativeRequest {
  // What is missing is said with what is wrong, of both at once.
  @Fact('NAME', 0) representativeName!: string;
  @Fact('ID_NUMBER', 0) representativeIdNumber!: string;
}

/** An application that the liaison writes for somebody of his village. */
export class FileForRequest {
  @Text(3) typeCode!: string;
  @IsIn(NATURAL_KINDS) kind!: PartyKind;
  @Fact('NAME') name!: string;
  @Fact('ID_NUMBER') idNumber!: string;
  @Fact('PHONE') phone!: string;
  @Fact('ACCOUNT') bankAccount!: string;
  @Fact('NAME') bankName!: string;
  @OptionalFact('ACCOUNT') bankNo?: string;
}

/** The paper that was seen, and found to be as registered. */
export class VerifyPartyRequest {
  @Text(40, 2) document!: string;
}

/** Whom the supervisor keeps out, by which decision, and how long. */
export class SetBarRequest {
  @Fact('NAME') name!: string;
  @Fact('ID_NUMBER') idNumber!: string;
  @Text(2000) reason!: string;
  @Fact('NUMBER') documentNo!: string;
  @DateText() from!: string;
  @IsOptional() @DateText() until?: string | null;
}

/** The liaison's word that a person belongs to his village's collective, or does not. */
export class ConfirmMemberRequest {
  @IsBoolean() isMember!: boolean;
  /** 承包方编码 of his household, where the register has it. */
  @OptionalContractorCode() householdCode?: string;
  /** What the page showed as saved; refused where it is something else by now. */
  @OptionalContractorCode() knownCode?: string;
}
