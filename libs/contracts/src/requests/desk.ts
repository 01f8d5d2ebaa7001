import { IsBoolean } from 'class-validator';
import { IsId, MayBeMissing, OptionalText, Text } from './decorators.js';

/** A work list as it stands in the address, under a name of one's own. */
export class SaveDeskViewRequest {
  @Text(30) name!: string;
  @OptionalText(1000) query?: string;
}

/** Somebody has a task before him; over whoever has it already, where he says that he knows. */
export class OpenTaskRequest {
  @MayBeMissing() @IsBoolean() takesOver?: boolean;
}

/** Whose a task is from now on: one's own where nobody is named. */
export class HandOverRequest {
  @MayBeMissing() @IsId() accountId?: string;
}
