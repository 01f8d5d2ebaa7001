import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import {
  DEPARTMENTS,
  type Department,
  STAFF_CHANGES,
  STAFF_ROLES,
  type Role,
  type StaffChangeKind,
} from '@helan/domain';
import {
  Exact,
  Fact,
  IsId,
  MayBeMissing,
  OptionalCount,
  OptionalFact,
  OptionalText,
  Text,
  WrittenFact,
  WrittenText,
} from './decorators.js';

/** Roles, region and, where he answers for an office, which. */
export class StaffPostRequest {
  @IsArray() @ArrayMaxSize(12) @IsIn(STAFF_ROLES, { each: true }) roles!: Role[];
  @Fact('ACCOUNT') regionCode!: string;
  @MayBeMissing() @IsIn(Object.keys(DEPARTMENTS)) department?: Department;
  /** Of the person, where it is known: so that a second account of his is found. */
  @OptionalFact('ID_NUMBER') idNumber?: string;
}

/** An account of the staff that is to be opened. */
export class OpenAccountRequest extends StaffPostRequest {
  @Text(40, 3) login!: string;
  @Fact('NAME') name!: string;
  @Text(500, 2) reason!: string;
}

/** Another post for somebody of the staff. */
export class ChangePostRequest extends StaffPostRequest {
  @IsId() accountId!: string;
  @Text(500, 2) reason!: string;
}

/** Anything else that is to become of an account. */
export class ChangeStaffAccountRequest {
  @IsId() accountId!: string;
  @IsIn(Object.keys(STAFF_CHANGES).filter((kind) => kind !== 'OPEN' && kind !== 'ROLES'))
  kind!: Exclude<StaffChangeKind, 'OPEN' | 'ROLES'>;
  @Text(500, 2) reason!: string;
}

export class RefuseStaffChangeRequest {
  @Text(500, 2) grounds!: string;
}

/** A one-time link, and the code that another has told. */
export class LookAtLinkRequest {
  @Exact(80) token!: string;
  @OptionalText(20) code?: string;
}

export class UseLinkRequest extends LookAtLinkRequest {
  /** Where the link asks for one. */
  @IsOptional() @Exact(200) password?: string;
  /** What the authenticator shows, where the link asks for one. */
  @OptionalText(20) factorCode?: string;
}

/** What the authenticator shows, or a code on paper. */
export class SecondFactorRequest {
  @Text(40) code!: string;
}

/** As a form without a script sends it. */
export class SecondFactorFormRequest extends SecondFactorRequest {
  @OptionalText(1000) back?: string;
}

/** The same where somebody may have none yet. */
export class MaybeFactorRequest {
  @OptionalText(40) code?: string;
}

export class CloseSecurityEventRequest {
  @Text(500, 2) finding!: string;
}

/** How a center, township or village is reached, as the public reads it; empty where there is none. */
export class ContactRequest {
  @WrittenFact('PHONE') phone!: string;
  @WrittenText(120) address!: string;
  @WrittenText(120) hours!: string;
  /** Of the one that stood there when it was typed. */
  @OptionalCount() version?: number;
}
