import { IsBoolean, IsIn } from 'class-validator';
import { OBJECTION_DECISIONS, type ObjectionDecision } from '@helan/domain';
import { MayBeMissing, Text } from './decorators.js';
import { LONGEST, SHORTEST } from './reason-length.js';

/** 异议书. Whoever files it unnamed is named to the supervisor alone. */
export class FileObjectionRequest {
  @Text(LONGEST, SHORTEST) text!: string;
  @MayBeMissing() @IsBoolean() isAnonymous?: boolean;
}

export class AcceptObjectionRequest {
  /** Whether the lot stands still meanwhile; an objection to a result always stops it. */
  @MayBeMissing() @IsBoolean() stops?: boolean;
}

/** The center's answer, with its reasons. */
export class ReplyObjectionRequest {
  @IsIn(['refuse', 'dismiss', 'uphold']) answer!: 'refuse' | 'dismiss' | 'uphold';
  @Text(LONGEST, SHORTEST) text!: string;
}

export class ComplainRequest {
  @Text(LONGEST, SHORTEST) text!: string;
}

/** The supervisor's decision, with its reasons. */
export class DecideObjectionRequest {
  @IsIn(Object.keys(OBJECTION_DECISIONS)) decision!: ObjectionDecision;
  @Text(LONGEST, SHORTEST) text!: string;
  /** Where the session is held again: without whoever had won. */
  @MayBeMissing() @IsBoolean() excludesWinner?: boolean;
}

export class RefuseConfirmationRequest {
  @Text(LONGEST, 2) reason!: string;
}
