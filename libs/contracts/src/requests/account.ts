import { IsIn } from 'class-validator';
import { OWN_CODE_PURPOSES, type OwnCodePurpose } from '@helan/domain';
import { IsId, DateText, Exact, Fact, MayBeMissing, OptionalText, Text } from './decorators.js';

export class SignInRequest {
  @Exact(60) login!: string;
  @Exact(200) password!: string;
}

/** As a form without a script sends it. */
export class SignInFormRequest extends SignInRequest {
  @OptionalText(1000) back?: string;
}

export class AskCodeRequest {
  @Fact('PHONE') phone!: string;
  @IsIn(OWN_CODE_PURPOSES) purpose!: OwnCodePurpose;
}

/** A code that was sent, with the number and the ticket of whoever asked for it. */
export class CodeRequest {
  @Fact('PHONE') phone!: string;
  @IsId() ticket!: string;
  @Fact('NUMBER') code!: string;
}

export class EnterByCodeRequest extends CodeRequest {
  /** Where they are asked for besides. */
  @MayBeMissing() @Exact(200) password?: string;
  @OptionalText(20) idNumberEnd?: string;
}

export class SignUpRequest extends CodeRequest {
  @Fact('NAME', 2) name!: string;
  @MayBeMissing() @Exact(200) password?: string;
  /** The number was another's before, and he has it no more. */
  @MayBeMissing() @IsIn([true, false]) isNewHolder?: boolean;
}

export class ForgottenPasswordRequest extends CodeRequest {
  @Exact(200) password!: string;
  @OptionalText(20) idNumberEnd?: string;
}

export class ChangePasswordRequest {
  /** Empty where the account has none. */
  @MayBeMissing() @Exact(200) oldPassword?: string;
  @Exact(200) password!: string;
}

export class ChangeAccountRequest {
  @Fact('NAME', 2) name!: string;
  @Text(30) login!: string;
}

export class ChangePhoneRequest extends CodeRequest {
  @MayBeMissing() @Exact(200) password?: string;
}

/** Who looks after whose desk, on which days, and why. */
export class AppointStandInRequest {
  @IsId() accountId!: string;
  @IsId() standInId!: string;
  @DateText() from!: string;
  @DateText() until!: string;
  @Text(2000) reason!: string;
}
