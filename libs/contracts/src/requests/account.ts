import { IsBoolean, IsIn } from 'class-validator';
import { PARTY_KINDS, type PartyKind } from '@helan/domain';
import { Text, VillageCode } from './decorators.js';

export class SignInRequest {
  @Text(60) login!: string;
  @Text(200) password!: string;
}

/** 登记备案 of the person or organisation on whose behalf an account acts. */
export class DeclarePartyRequest {
  @IsIn(Object.keys(PARTY_KINDS)) kind!: PartyKind;
  @Text(80) name!: string;
  @Text(18) idNumber!: string;
  @Text(11) phone!: string;
  @Text(30) bankAccount!: string;
  @Text(80) bankName!: string;
  @VillageCode() villageCode!: string;
}

/** The liaison's word that a person belongs to his village's collective, or does not. */
export class ConfirmMemberRequest {
  @IsBoolean() isMember!: boolean;
}
