import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches, ValidateNested } from 'class-validator';
import { Text } from './decorators.js';

export class ScoreRequest {
  @Matches(/^[0-9]{1,8}$/) paddle!: string;
  /** Points of the plan, 0 to 100, with at most two decimals. */
  @Matches(/^(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)$/) points!: string;
  @Text(500, 2) reason!: string;
}

export class ScoresRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ScoreRequest)
  scores!: ScoreRequest[];
}
