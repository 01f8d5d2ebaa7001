import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsOptional,
  ValidateIf,
} from 'class-validator';
import { PARTY_KINDS, type PartyKind, STOP_CAUSES, type StopCause } from '@helan/domain';
import { CodeRequest } from './account.js';
import { MANDATED_ACTS, type MandatedAct } from '../acts.js';
import {
  DateText,
  EachId,
  Exact,
  Fact,
  IsId,
  MayBeMissing,
  OptionalFact,
  OptionalText,
  Text,
  VillageCode,
} from './decorators.js';

/** On the way to the identity provider. */
export class GoToIssuerRequest {
  /** What another account has declared under his number is not his. */
  @MayBeMissing() @IsBoolean() isNotMine?: boolean;
}

/** What follows the question mark of the address to which the identity provider has sent somebody back. */
export class IssuerAnswerRequest {
  @Exact(4000) search!: string;
}

/** The account's own word on somebody who came from the identity provider with its number. */
export class OwnIssuerRequest {
  @IsBoolean() isMine!: boolean;
}

/** The window's word, with the paper that was seen. */
export class AnswerIssuerRequest {
  @IsBoolean() isRight!: boolean;
  @Text(80, 2) document!: string;
  @OptionalText(500) note?: string;
}

/** Whom an organisation or a household gives to act for it, what, and how long. */
export class GiveMandateRequest {
  @IsIn(['AGENT', 'CO_HOLDER']) kind!: 'AGENT' | 'CO_HOLDER';
  @Fact('NAME') agentName!: string;
  @Fact('ID_NUMBER') agentIdNumber!: string;
  @ArrayNotEmpty() @ArrayUnique() @IsIn(Object.keys(MANDATED_ACTS), { each: true }) acts!: MandatedAct[];
  /** All of the party's where it is missing. */
  @MayBeMissing() @ArrayNotEmpty() @ArrayMaxSize(50) @EachId() projectIds?: string[];
  /** Of one bid or offer, as the lot counts its price. */
  @OptionalFact('AMOUNT') limitYuan?: string;
  @DateText() fromDay!: string;
  @IsOptional() @DateText() untilDay?: string | null;
}

/** For whom whoever is signed in acts; for himself where it is null. */
export class ChooseActingRequest {
  @ValidateIf((request: ChooseActingRequest) => request.mandateId !== null) @IsId() mandateId!: string | null;
}

/** In whose name nothing more is done for now, and by which paper. */
export class ProposeStopRequest {
  @IsIn(Object.keys(STOP_CAUSES)) cause!: StopCause;
  @Text(500, 2) reason!: string;
  @Text(80, 2) document!: string;
}

export class LiftStopRequest {
  @Text(80, 2) document!: string;
}

/** Another person's word on a stop, or on its end. */
export class AnswerStopRequest {
  @IsBoolean() isRight!: boolean;
}

/** Who stands for somebody that is stopped. */
export class NameSuccessorRequest {
  @IsIn(['GUARDIAN', 'HEIR']) kind!: 'GUARDIAN' | 'HEIR';
  @Fact('NAME') agentName!: string;
  @Fact('ID_NUMBER') agentIdNumber!: string;
  @Text(80, 2) document!: string;
}

/** Whose number is freed by which papers; and who stands there with them, where he has an account. */
export class ProposeNumberReleaseRequest {
  @Text(500, 2) reason!: string;
  @Text(80, 2) document!: string;
  /** By which his account is found. */
  @OptionalFact('PHONE') ownerPhone?: string;
  /** As his papers say it. */
  @OptionalFact('NAME') ownerName?: string;
}

/** Another person's word on a number that is to be freed. */
export class AnswerNumberReleaseRequest {
  @IsBoolean() isRight!: boolean;
}

/** The phone that somebody has with him at the window. */
export class NewPhoneRequest {
  @Fact('PHONE') phone!: string;
}

/** Who has lost number and password: his new phone with the code on it, the paper that was seen, and what happened. */
export class AskPhoneChangeRequest extends CodeRequest {
  @Text(80, 2) document!: string;
  @Text(200, 2) reason!: string;
}

/** What of a party is wrong, and what is right; what is empty stays. */
export class AskCorrectionRequest {
  @MayBeMissing() @IsIn(Object.keys(PARTY_KINDS)) kind?: PartyKind;
  @OptionalFact('NAME') name?: string;
  @OptionalFact('ID_NUMBER') idNumber?: string;
  @OptionalFact('PHONE') phone?: string;
  @OptionalFact('ACCOUNT') bankAccount?: string;
  @OptionalFact('NAME') bankName?: string;
  @OptionalFact('ACCOUNT') bankNo?: string;
  @MayBeMissing() @VillageCode() villageCode?: string;
  @OptionalFact('NAME') representativeName?: string;
  @OptionalFact('ID_NUMBER') representativeIdNumber?: string;
  @Text(500, 2) reason!: string;
}

/** The papers that were compared with what is asked. */
export class CheckCorrectionRequest {
  @Text(80, 2) document!: string;
}
