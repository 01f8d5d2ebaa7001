import { IsInt, IsOptional, Min } from 'class-validator';
import { TEXT_LIMITS } from '@helan/domain';
import { Text } from './decorators.js';

/** Why somebody looks at the history of a listing, and from where on. */
export class ReadHistoryRequest {
  @Text(TEXT_LIMITS.long, 4) reason!: string;
  /** Only what is older than this entry; missing for the newest. */
  @IsOptional() @IsInt() @Min(1) before?: number;
}
