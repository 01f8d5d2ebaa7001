import { IsInt, Min } from 'class-validator';
import { TEXT_LIMITS } from '@helan/domain';
import { MayBeMissing, Text } from './decorators.js';

/** From where on somebody reads the history of his own listing. */
export class ReadOwnHistoryRequest {
  /** Only what is older than this entry; missing for the newest. */
  @MayBeMissing() @IsInt() @Min(1) before?: number;
}

/** Why somebody looks at the history of another's listing, and from where on. */
export class ReadHistoryRequest extends ReadOwnHistoryRequest {
  @Text(TEXT_LIMITS.long, 4) reason!: string;
}
